// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// Counters of calls placed and ended, since this node started: each step is counted at the node
/// that took it. Safe for use by many threads.
final class CallCounts {
  private final LongAdder placed = new LongAdder();
  private final Map<CallState, LongAdder> ended = new EnumMap<>(CallState.class);

  CallCounts() {
    for (CallState state : CallState.values()) {
      if (state.isFinal()) {
        ended.put(state, new LongAdder());
      }
    }
  }

  void placed() {
    placed.increment();
  }

  /// Counts a call that is over.
  void became(Call call) {
    LongAdder count = ended.get(call.state());
    if (count != null) {
      count.increment();
    }
  }

  Map<String, Long> all() {
    var all = new TreeMap<String, Long>();
    all.put("placed", placed.sum());
    ended.forEach((state, count) -> all.put(state.name().toLowerCase(Locale.ROOT), count.sum()));
    return all;
  }
}
