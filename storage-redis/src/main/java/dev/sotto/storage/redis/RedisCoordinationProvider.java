// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.CoordinationProvider;
import dev.sotto.storage.redis.connection.RedisUrl;
import java.time.Instant;
import java.util.Set;
import javax.crypto.SecretKey;

/// Opens the coordination of many nodes: `redis://host`, or `rediss://host` for TLS. See
/// `docs/operations.md` for all forms of the URL.
///
/// A Redis that does not answer is no reason not to start: the node works alone until it does.
public final class RedisCoordinationProvider implements CoordinationProvider {
  /// For `ServiceLoader`.
  public RedisCoordinationProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("redis", "rediss");
  }

  @Override
  public void check(AdapterUrl url) {
    var _ = RedisUrl.parse(url);
  }

  @Override
  public Coordination open(AdapterUrl url, SecretKey key) {
    return RedisCoordination.open(RedisUrl.parse(url), key);
  }

  @Override
  public Adoption adopt(AdapterUrl url, SecretKey key, Instant now) {
    RedisUrl parsed = RedisUrl.parse(url);
    try (RedisCoordination opened = RedisCoordination.open(parsed, key)) {
      opened.check();
      return opened.unsealedRelay(parsed.keys().unsealed()).moveTo(opened.adoptingRelay(), now);
    }
  }
}
