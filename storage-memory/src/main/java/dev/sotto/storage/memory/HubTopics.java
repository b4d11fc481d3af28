// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.cluster.Topic;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who hears what on a hub. Safe for use by many threads.
final class HubTopics {
  private final Map<Topic, Set<HubBus>> heardBy = new ConcurrentHashMap<>();

  void add(Topic topic, HubBus node) {
    heardBy.compute(
        topic,
        (_, before) -> {
          Set<HubBus> now = before == null ? ConcurrentHashMap.newKeySet() : before;
          now.add(node);
          return now;
        });
  }

  void remove(Topic topic, HubBus node) {
    heardBy.computeIfPresent(
        topic,
        (_, before) -> {
          before.remove(node);
          return before.isEmpty() ? null : before;
        });
  }

  /// {@return the nodes that hear `topic`}
  Set<HubBus> hearing(Topic topic) {
    return heardBy.getOrDefault(topic, Set.of());
  }
}
