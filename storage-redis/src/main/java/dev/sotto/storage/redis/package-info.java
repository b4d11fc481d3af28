// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Coordination of many nodes on Redis. [RedisCoordinationProvider] opens a [RedisCoordination],
/// which has a class a port. Each asks a [RedisCommandExecutor]; what must be atomic is a
/// [LuaScript]. What is written is signed by a [ValueAuthenticator] and what is read is verified:
/// others may write into the same Redis. How Redis is reached is in
/// [dev.sotto.storage.redis.connection].
@NullMarked
package dev.sotto.storage.redis;

import org.jspecify.annotations.NullMarked;
