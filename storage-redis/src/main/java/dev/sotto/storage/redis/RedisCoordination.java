// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.node.Bus;
import dev.sotto.core.node.Roster;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.Coordination;
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
  private final Server server;
  private final Eventually<Server.Commands> commands;
  private final Eventually<StatefulRedisPubSubConnection<String, byte[]>> listening;
  private final RedisLink link;
  private final Seal seal;
  private final Subscriptions subscriptions;
  private final RedisBus bus;
  private final RedisRoster roster;
  private final RedisCallCache calls;
  private final RedisBucketStore buckets;
  private final RedisRelayStore relay;
  private final RedisRoomSeats seats;

  private RedisCoordination(RedisUrl url, SecretKey key) {
    resources = Server.resources();
    server = Server.of(url, resources);
    var outage = new Outage(new RedisFailures(url.name()));
    var later = resources.eventExecutorGroup();
    commands = new Eventually<>(server::connect, later, outage);
    listening = new Eventually<>(server::connectPubSub, later, outage);
    seal = new Seal(key);
    link = new RedisLink(commands, new Patience(System::nanoTime), outage, seal);
    byte[] node = new byte[NODE_BYTES];
    new SecureRandom().nextBytes(node);
    subscriptions = new Subscriptions();
    bus = new RedisBus(node, url.keys(), link, subscriptions, seal);
    String name = HexFormat.of().formatHex(node);
    roster = new RedisRoster(name, url.keys(), link, seal);
    seats = new RedisRoomSeats(name, url.keys(), link, seal);
    calls = new RedisCallCache(url.keys(), link, seal);
    buckets = new RedisBucketStore(url.keys(), link);
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
  public CallCache callCache() {
    return calls;
  }

  @Override
  public BucketStore buckets() {
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
  UnsealedRelay unsealedRelay(Keys unsealed) {
    return new UnsealedRelay(unsealed, link);
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
    var _ = resources.shutdown(0, Server.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /// A server should not take its first requests without Redis if it can have it; but it does not
  /// wait for one that is away.
  private void awaitConnection() {
    commands.awaitFirstEnd(Server.TIMEOUT);
  }
}
