// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Topic;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The bus as one node of a hub sees it. The publishing thread calls the listeners of the other
/// nodes, which must return at once anyway.
final class HubBusView implements Bus {
  private static final System.Logger LOG = System.getLogger(HubBusView.class.getName());

  private final HubSubscriptions topics;
  private final Set<Topic> mine = ConcurrentHashMap.newKeySet();
  private volatile Listener listener = _ -> {};
  private volatile boolean closed;

  HubBusView(HubSubscriptions topics) {
    this.topics = topics;
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
    if (!closed && mine.add(topic)) {
      topics.add(topic, this);
    }
  }

  @Override
  public void unsubscribe(Topic topic) {
    if (mine.remove(topic)) {
      topics.remove(topic, this);
    }
  }

  @Override
  public boolean publish(Topic topic, byte[] payload) {
    if (closed || payload.length > MAX_PAYLOAD) {
      return false;
    }
    for (HubBusView node : topics.hearing(topic)) {
      if (node != this) {
        node.hear(payload.clone());
      }
    }
    return true;
  }

  /// Neither hears nor is heard from now on.
  void close() {
    closed = true;
    mine.forEach(this::unsubscribe);
  }

  private void hear(byte[] payload) {
    if (closed) {
      return;
    }
    try {
      listener.heard(payload);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a node failed to take what another one published", e);
    }
  }
}
