// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The domain as one server runs it. [Sotto] puts all capabilities together from the [DomainPorts],
/// the [ServerPolicy] of the operator and the [ServerRuntime] (clock, timers, random numbers,
/// threads); there is a wiring class an area. [BackgroundJobs] is what a server does by itself,
/// started last and stopped first.
@NullMarked
package dev.sotto.core.server;

import org.jspecify.annotations.NullMarked;
