// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Connections to Redis. A [RedisUrl] says where it is and which [RedisKeys] are ours;
/// [RedisConnector] connects to one server or a cluster, [RetryingConnection] until it is there.
/// While it does not answer, [RedisCircuitBreaker] refuses callers at once and [OutageLog] has told
/// the operator, in the words of [RedisFailures].
@NullMarked
package dev.sotto.storage.redis.connection;

import org.jspecify.annotations.NullMarked;
