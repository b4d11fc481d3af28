// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.netty.util.concurrent.EventExecutorGroup;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps the channels that Redis sends us the ones that we want. Changes are sent at once unless
/// many are under way; what is not, or is lost, is found and sent every [#PERIOD]. Safe for use by
/// many threads; no method waits.
final class ChannelSubscriptions extends RedisPubSubAdapter<String, byte[]> {
  private static final System.Logger LOG = System.getLogger(ChannelSubscriptions.class.getName());
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final int BATCH = 500;
  private static final int MOST_UNDER_WAY = 500;

  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private @Nullable StatefulRedisPubSubConnection<String, byte[]> connection;
  private @Nullable ScheduledFuture<?> repairing;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean doubtful;

  /// Begins to use the connection.
  synchronized void use(
      StatefulRedisPubSubConnection<String, byte[]> made, EventExecutorGroup later) {
    connection = made;
    made.addListener(this);
    send(wanted, true);
    repairing =
        later.scheduleWithFixedDelay(
            this::repair, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  synchronized void add(String channel) {
    if (wanted.add(channel)) {
      send(Set.of(channel), true);
    }
  }

  synchronized void remove(String channel) {
    if (wanted.remove(channel)) {
      send(Set.of(channel), false);
    }
  }

  boolean wants(String channel) {
    return wanted.contains(channel);
  }

  synchronized void close() {
    wanted.clear();
    if (repairing != null) {
      repairing.cancel(false);
    }
  }

  @Override
  public void subscribed(String channel, long count) {
    confirmed.add(channel);
  }

  @Override
  public void unsubscribed(String channel, long count) {
    confirmed.remove(channel);
  }

  /// {@return a question on the listening connection, which is answered after what was sent before;
  /// empty when something is still missing}
  synchronized Optional<RedisFuture<String>> whenSettled() {
    var current = connection;
    return current == null || !wanted.equals(confirmed)
        ? Optional.empty()
        : Optional.of(current.async().ping());
  }

  private void repair() {
    if (underWay.get() > 0 || (!doubtful && wanted.size() == confirmed.size())) {
      return;
    }
    synchronized (this) {
      doubtful = false;
      var missing = new HashSet<>(wanted);
      missing.removeAll(confirmed);
      send(missing, true);
      var surplus = new HashSet<>(confirmed);
      surplus.removeAll(wanted);
      send(surplus, false);
    }
  }

  private void send(Set<String> channels, boolean subscribe) {
    var current = connection;
    if (current == null || channels.isEmpty()) {
      return;
    }
    if (!current.isOpen() || underWay.get() >= MOST_UNDER_WAY) {
      doubtful = true;
      return;
    }
    Function<String[], RedisFuture<Void>> command =
        subscribe ? current.async()::subscribe : current.async()::unsubscribe;
    List<String> all = new ArrayList<>(channels);
    try {
      for (int from = 0; from < all.size(); from += BATCH) {
        underWay.incrementAndGet();
        List<String> some = all.subList(from, Math.min(from + BATCH, all.size()));
        var _ =
            command
                .apply(some.toArray(String[]::new))
                .whenComplete((_, failure) -> ended(failure != null));
      }
    } catch (RuntimeException e) {
      // Whatever it was: repairing goes on, and sends them again.
      LOG.log(Level.DEBUG, "a subscription could not be sent", e);
      ended(true);
    }
  }

  private void ended(boolean badly) {
    underWay.decrementAndGet();
    if (badly) {
      doubtful = true;
    }
  }
}
