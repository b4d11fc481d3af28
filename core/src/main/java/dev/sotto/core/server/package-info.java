// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The domain as one server runs it. [Sotto] holds its areas; `core.wiring` puts them together from
/// the [DomainPorts], the [ServerPolicy] of the operator and the [ServerRuntime] (clock, timers,
/// random numbers, threads). [BackgroundJobs] is what a server does by itself, started last and
/// stopped first.
@NullMarked
package dev.sotto.core.server;

import org.jspecify.annotations.NullMarked;
