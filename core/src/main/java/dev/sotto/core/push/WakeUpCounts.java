// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// Counters of how wake-ups have ended since the start. Safe for use by many threads.
final class WakeUpCounts {
  private final Map<Ending, LongAdder> counts = new EnumMap<>(Ending.class);

  WakeUpCounts() {
    for (Ending ending : Ending.values()) {
      counts.put(ending, new LongAdder());
    }
  }

  void add(Ending ending) {
    LongAdder count = counts.get(ending);
    if (count != null) {
      count.increment();
    }
  }

  Map<String, Long> all() {
    var all = new TreeMap<String, Long>();
    counts.forEach((ending, count) -> all.put(ending.name().toLowerCase(Locale.ROOT), count.sum()));
    return all;
  }

  /// The endings of a wake-up; `RETRIED` ones go on.
  enum Ending {
    SENT,
    RETRIED,
    FAILED,
    UNREGISTERED,
    UNCONFIGURED,
    DROPPED
  }
}
