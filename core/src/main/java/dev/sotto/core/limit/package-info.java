// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Rate limits. [RateLimits] is the table, each row a [RateLimit]; a [RateLimiter] takes a token
/// for each use out of a [TokenBucketStore], which nodes may share. A [RateLimitedAttempt] counts
/// only what fails, as log-ins. Bounds of sizes and times are in [dev.sotto.core.bound].
@NullMarked
package dev.sotto.core.limit;

import org.jspecify.annotations.NullMarked;
