// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Time that what deletes may trust. A [TrustedClock] follows the wall clock but not its jumps;
/// [ClockSynchronizer] tells it the time of the last run and of the database, which a [ClockStore]
/// keeps. A [ClockReading] says which time goes for a stamp.
@NullMarked
package dev.sotto.core.time;

import org.jspecify.annotations.NullMarked;
