// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import java.time.Instant;

/// The outcome of storing a draft.
public sealed interface AppendResult {
  /// Stored now, or stored before from the same draft.
  ///
  /// @param repeated whether an earlier send had stored it
  record Stored(MessageId id, Instant sentAt, boolean repeated) implements AppendResult {}

  /// The sender has used the client message id for another draft; nothing was stored.
  record Conflict() implements AppendResult {}

  /// There is no room for it; nothing was stored, and it may be sent again later.
  record NoRoom(NoRoomReason where) implements AppendResult {}
}
