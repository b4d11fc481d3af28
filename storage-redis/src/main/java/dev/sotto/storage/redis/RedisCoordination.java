// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.redis.connection.OutageLog;
import dev.sotto.storage.redis.connection.RedisCircuitBreaker;
import dev.sotto.storage.redis.connection.RedisConnector;
import dev.sotto.storage.redis.connection.RedisFailures;
import dev.sotto.storage.redis.connection.RedisKeys;
import dev.sotto.storage.redis.connection.RedisUrl;
import dev.sotto.storage.redis.connection.RetryingConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;

/// One node's view of Redis: a connection for commands and one that listens.
final class RedisCoordination implements Coordination {
  private static final int NODE_BYTES = 8;

  private final ClientResources resources;
  private final RedisConnector server;
  private final RetryingConnection<RedisConnector.Commands> commands;
  private final RetryingConnection<StatefulRedisPubSubConnection<String, byte[]>> listening;
  private final RedisCommandExecutor link;
  private final ValueAuthenticator seal;
  private final ChannelSubscriptions subscriptions;
  private final RedisBus bus;
  private final RedisRoster roster;
  private final RedisSignalCache calls;
  private final RedisTokenBucketStore buckets;
  private final RedisRelayStore relay;
  private final RedisRoomSeats seats;

  private RedisCoordination(RedisUrl url, SecretKey key) {
    resources = RedisConnector.resources();
    server = RedisConnector.of(url, resources);
    var outage = new OutageLog(new RedisFailures(url.name()));
    var later = resources.eventExecutorGroup();
    commands = new RetryingConnection<>(server::connect, later, outage);
    listening = new RetryingConnection<>(server::connectPubSub, later, outage);
    seal = new ValueAuthenticator(key);
    link =
        new RedisCommandExecutor(commands, new RedisCircuitBreaker(System::nanoTime), outage, seal);
    byte[] node = new byte[NODE_BYTES];
    new SecureRandom().nextBytes(node);
    subscriptions = new ChannelSubscriptions();
    bus = new RedisBus(node, url.keys(), link, subscriptions, seal);
    String name = HexFormat.of().formatHex(node);
    roster = new RedisRoster(name, url.keys(), link, seal);
    seats = new RedisRoomSeats(name, url.keys(), link, seal);
    calls = new RedisSignalCache(url.keys(), link, seal);
    buckets = new RedisTokenBucketStore(url.keys(), link);
    relay = new RedisRelayStore(url.keys(), link, seal);
  }

  /// {@return the coordination, which connects by itself as soon as it can}
  ///
  /// @param key of all nodes of the installation
  static RedisCoordination open(RedisUrl url, SecretKey key) {
    var opened = new RedisCoordination(url, key);
    opened.commands.start(_ -> {});
    opened.listening.start(
        connection -> {
          connection.addListener(opened.bus);
          opened.subscriptions.use(connection, opened.resources.eventExecutorGroup());
        });
    opened.awaitConnection();
    return opened;
  }

  @Override
  public SignalCache callCache() {
    return calls;
  }

  @Override
  public TokenBucketStore buckets() {
    return buckets;
  }

  @Override
  public RelayStore relay() {
    return relay;
  }

  /// {@return the relay for messages that wait already}
  RelayStore adoptingRelay() {
    return relay.adopting();
  }

  /// @param unsealed the keys of the first generation
  UnsignedRelayMigration unsealedRelay(RedisKeys unsealed) {
    return new UnsignedRelayMigration(unsealed, link);
  }

  @Override
  public RoomSeats roomSeats() {
    return seats;
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public Roster roster() {
    return roster;
  }

  @Override
  public void check() {
    link.ping();
  }

  @Override
  public long refused() {
    return seal.refused();
  }

  /// Says nothing to the other nodes: an account that comes back elsewhere before the lease of this
  /// node is over does not flicker.
  @Override
  public void close() {
    commands.close();
    listening.close();
    subscriptions.close();
    server.close();
    var _ = resources.shutdown(0, RedisConnector.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  ChannelSubscriptions subscriptions() {
    return subscriptions;
  }

  /// A server should not take its first requests without Redis if it can have it; but it does not
  /// wait for one that is away.
  private void awaitConnection() {
    commands.awaitFirstEnd(RedisConnector.TIMEOUT);
  }
}
