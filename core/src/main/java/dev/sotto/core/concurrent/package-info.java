// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Work for other threads and for later. [Timers] runs work after a delay or in a period, on
/// [SystemTimers] outside of tests; [Tasks] hands work to an executor and tells when it is refused;
/// [SingleFlight] lets callers that ask for the same at the same time share one run.
@NullMarked
package dev.sotto.core.concurrent;

import org.jspecify.annotations.NullMarked;
