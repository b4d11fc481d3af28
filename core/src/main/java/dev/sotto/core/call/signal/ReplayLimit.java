// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.signal;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.connection.Event;
import java.util.BitSet;
import java.util.List;

/// The bound on signals replayed to one client: far less than may wait to be written to it, so that
/// nobody can choke a device by ringing.
final class ReplayLimit {
  /// As [Event#weight] counts, all signals together.
  static final int MOST = Bound.REPLAYED_SIGNALS.most();

  private ReplayLimit() {}

  /// {@return of `signals`, in their order, what fits into `room`; those that may rather be lost
  /// are left out first}
  static <E extends Event> List<E> within(int room, List<E> signals) {
    var chosen = new BitSet(signals.size());
    int left = choose(signals, false, room, chosen);
    int _ = choose(signals, true, left, chosen);
    return chosen.stream().<E>mapToObj(signals::get).toList();
  }

  private static <E extends Event> int choose(
      List<E> signals, boolean ephemeral, int room, BitSet chosen) {
    int left = room;
    for (int i = 0; i < signals.size(); i++) {
      E signal = signals.get(i);
      if (signal.isEphemeral() == ephemeral && signal.weight() <= left) {
        chosen.set(i);
        left -= signal.weight();
      }
    }
    return left;
  }
}
