// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A real Redis for tests: [dev.sotto.testkit.redis.EmbeddedRedis].
package dev.sotto.testkit.redis;
