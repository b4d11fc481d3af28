// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

/// How somebody went from a live room.
public enum Parting {
  /// It has said so.
  LEFT,
  /// Its socket or its node is gone, or it sits on a newer socket now.
  LOST
}
