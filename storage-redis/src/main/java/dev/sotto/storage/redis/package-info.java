// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Coordination of many nodes on Redis. Start from
/// [dev.sotto.storage.redis.RedisCoordinationProvider]; each port has a class, and each step that
/// must be atomic a script beside it ([dev.sotto.storage.redis.Script]).
package dev.sotto.storage.redis;
