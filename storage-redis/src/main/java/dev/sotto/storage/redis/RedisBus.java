// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Topic;
import dev.sotto.storage.redis.connection.RedisKeys;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Publishes on one channel a topic. What is published is sealed together with the name of its
/// channel, and begins with the number of its node, so that a node passes over what is its own.
///
/// What Redis has not taken is bounded in bytes; what comes on top, or while Redis is away, is
/// dropped.
final class RedisBus extends RedisPubSubAdapter<String, byte[]> implements Bus {
  /// Room for some tens of thousands of hints.
  static final long MAX_UNSENT = 16L * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(RedisBus.class.getName());

  private final byte[] node;
  private final RedisKeys keys;
  private final RedisCommandExecutor link;
  private final ChannelSubscriptions subscriptions;
  private final ValueAuthenticator seal;
  private final AtomicLong unsent = new AtomicLong();
  private volatile Listener listener = _ -> {};

  RedisBus(
      byte[] node,
      RedisKeys keys,
      RedisCommandExecutor link,
      ChannelSubscriptions subscriptions,
      ValueAuthenticator seal) {
    this.seal = seal;
    this.node = node.clone();
    this.keys = keys;
    this.link = link;
    this.subscriptions = subscriptions;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void listen(Listener told) {
    listener = told;
  }

  @Override
  public void subscribe(Topic topic) {
    subscriptions.add(keys.channel(topic));
  }

  @Override
  public void unsubscribe(Topic topic) {
    subscriptions.remove(keys.channel(topic));
  }

  @Override
  public boolean publish(Topic topic, byte[] payload) {
    return payload.length <= MAX_PAYLOAD
        && link.commands().filter(redis -> publish(redis, topic, payload)).isPresent();
  }

  private boolean publish(
      RedisClusterAsyncCommands<String, byte[]> redis, Topic topic, byte[] payload) {
    String channel = keys.channel(topic);
    byte[] frame = Arrays.copyOf(node, node.length + payload.length);
    System.arraycopy(payload, 0, frame, node.length, payload.length);
    byte[] message = seal.seal(channel, frame);
    if (unsent.addAndGet(message.length) > MAX_UNSENT) {
      unsent.addAndGet(-message.length);
      return false;
    }
    try {
      var _ =
          redis
              .publish(channel, message)
              .whenComplete((_, failure) -> sent(message.length, failure));
      return true;
    } catch (RuntimeException e) {
      // Whatever it was: what is not sent must not count as unsent for ever.
      sent(message.length, e);
      return false;
    }
  }

  /// Called on the thread of the connection.
  @Override
  public void message(String channel, byte[] message) {
    if (!subscriptions.wants(channel)) {
      return;
    }
    byte[] frame = seal.open(channel, message).orElse(null);
    if (frame == null
        || frame.length < node.length
        || Arrays.equals(frame, 0, node.length, node, 0, node.length)) {
      return;
    }
    try {
      listener.heard(Arrays.copyOfRange(frame, node.length, frame.length));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a node failed to take what another one published", e);
    }
  }

  private void sent(long bytes, @Nullable Throwable failure) {
    unsent.addAndGet(-bytes);
    if (failure == null) {
      link.answered();
    } else {
      link.failed(failure);
    }
  }
}
