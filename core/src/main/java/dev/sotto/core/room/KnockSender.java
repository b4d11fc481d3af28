// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.push.PushSender.Outcome;

/// Reaches one of a room through a push service. Safe for use by many threads.
@FunctionalInterface
public interface KnockSender {
  /// Asks the push service to tell that somebody waits in `room`. May take seconds.
  ///
  /// @param badge in how many rooms somebody waits for the one who is told
  Outcome ring(PushAddress.Push whom, RoomId room, int badge);
}
