// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.time.TrustedClock;

/// The server itself among others: its time, its limits, and how what it depends on is.
///
/// @param clock of what deletes or ends something because its time is over
public record NodeArea(
    TrustedClock clock, RateLimiter limiter, StorageHealth storage, ClusterHealth cluster) {}
