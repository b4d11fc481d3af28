// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.cluster.Topic;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The topics of a hub and the nodes that listen to each. Safe for use by many threads.
final class HubSubscriptions {
  private final Map<Topic, Set<HubBusView>> heardBy = new ConcurrentHashMap<>();

  void add(Topic topic, HubBusView node) {
    heardBy.compute(
        topic,
        (_, before) -> {
          Set<HubBusView> now = before == null ? ConcurrentHashMap.newKeySet() : before;
          now.add(node);
          return now;
        });
  }

  void remove(Topic topic, HubBusView node) {
    heardBy.computeIfPresent(
        topic,
        (_, before) -> {
          before.remove(node);
          return before.isEmpty() ? null : before;
        });
  }

  /// {@return the nodes that hear `topic`}
  Set<HubBusView> hearing(Topic topic) {
    return heardBy.getOrDefault(topic, Set.of());
  }
}
