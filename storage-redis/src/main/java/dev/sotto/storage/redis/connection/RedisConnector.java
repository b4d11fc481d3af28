// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis.connection;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.io.File;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// One Redis, or a Redis Cluster, as far as the two differ: how to connect.
public interface RedisConnector extends AutoCloseable {
  /// How long a command may take.
  Duration TIMEOUT = Duration.ofMillis(500);

  /// How long everything may take until a connection can be used, TLS and log-in included; also
  /// when the other side says a byte now and then.
  Duration HANDSHAKE = Duration.ofSeconds(2);

  /// Keys are texts, values are bytes.
  RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  CompletionStage<Commands> connect();

  CompletionStage<? extends StatefulRedisPubSubConnection<String, byte[]>> connectPubSub();

  /// Closes all connections.
  @Override
  void close();

  /// What runs the connections; closed after the server.
  static ClientResources resources() {
    return DefaultClientResources.builder()
        .ioThreadPoolSize(2)
        .computationThreadPoolSize(2)
        .reconnectDelay(
            () ->
                Delay.exponential(
                    Duration.ofMillis(20), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
        .build();
  }

  static RedisConnector of(RedisUrl url, ClientResources resources) {
    return url.cluster() ? cluster(url, resources) : single(url, resources);
  }

  private static RedisConnector single(RedisUrl url, ClientResources resources) {
    var client = RedisClient.create(resources);
    client.setOptions(
        options(url)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    return new RedisConnector() {
      @Override
      public CompletionStage<Commands> connect() {
        return client
            .connectAsync(CODEC, url.servers().getFirst())
            .thenApply(connection -> new Commands(connection, connection.async()));
      }

      @Override
      public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> connectPubSub() {
        return client.connectPubSubAsync(CODEC, url.servers().getFirst());
      }

      @Override
      public void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
      }
    };
  }

  private static RedisConnector cluster(RedisUrl url, ClientResources resources) {
    var client = RedisClusterClient.create(resources, url.servers());
    client.setOptions(
        // Not rejecting: the first command to each of its nodes would be lost while the connection
        // is made. Commands wait for TIMEOUT instead.
        ClusterClientOptions.builder(options(url).build())
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(Duration.ofSeconds(30))
                    .adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
                    .build())
            .build());
    return new RedisConnector() {
      @Override
      public CompletionStage<Commands> connect() {
        return client
            .refreshPartitionsAsync()
            .thenCompose(_ -> client.connectAsync(CODEC))
            .thenApply(connection -> new Commands(connection, connection.async()));
      }

      @Override
      public CompletionStage<? extends StatefulRedisPubSubConnection<String, byte[]>>
          connectPubSub() {
        return client.refreshPartitionsAsync().thenCompose(_ -> client.connectPubSubAsync(CODEC));
      }

      @Override
      public void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
      }
    };
  }

  private static ClientOptions.Builder options(RedisUrl url) {
    ClientOptions.Builder builder = ClientOptions.builder();
    if (!url.authority().isEmpty()) {
      builder.sslOptions(SslOptions.builder().trustManager(new File(url.authority())).build());
    }
    return builder
        .autoReconnect(true)
        .requestQueueSize(10_000)
        .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
        .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).keepAlive(true).build());
  }

  /// A connection for commands.
  record Commands(
      StatefulConnection<String, byte[]> connection,
      RedisClusterAsyncCommands<String, byte[]> async) {}
}
