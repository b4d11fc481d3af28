// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

/// The reason why a client is no longer in a live room.
public enum LeaveReason {
  /// It has said so.
  LEFT,
  /// Its socket or its node is gone, or it sits on a newer socket now.
  LOST
}
