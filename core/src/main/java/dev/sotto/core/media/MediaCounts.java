// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// Counters of what this node has done with objects since it started. Safe for use by many threads.
final class MediaCounts {
  private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

  MediaCounts() {
    for (Event event : Event.values()) {
      counts.put(event, new LongAdder());
    }
  }

  void add(Event event) {
    LongAdder count = counts.get(event);
    if (count != null) {
      count.increment();
    }
  }

  Map<String, Long> all() {
    var all = new TreeMap<String, Long>();
    counts.forEach((event, count) -> all.put(event.name().toLowerCase(Locale.ROOT), count.sum()));
    return all;
  }

  enum Event {
    /// Room was made for one.
    CREATED,
    /// Somebody was told where to download one.
    OPENED,
    /// Somebody wanted to download one that they may not read, that is not there, or that the
    /// scanner has refused or not seen.
    REFUSED
  }
}
