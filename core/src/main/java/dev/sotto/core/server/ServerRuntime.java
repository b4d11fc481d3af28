// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.concurrent.Timers;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// Time, chance and threads, injected so that tests can hold them.
///
/// @param random cryptographically strong
/// @param workers runs work that may block, each piece at once on a thread of its own
public record ServerRuntime(
    InstantSource clock, Timers timers, RandomGenerator random, Executor workers) {}
