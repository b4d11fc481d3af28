// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

/// State of one party of a call.
public enum PartyState {
  /// Its devices ring.
  RINGING,
  /// One of its devices takes part.
  JOINED,
  /// It took part, and does no longer.
  LEFT,
  DECLINED,
  /// It was in another call, or one of its devices said so.
  BUSY,
  /// It did not answer in time.
  MISSED,
  /// The call ended before it could answer.
  CANCELLED;

  /// {@return whether the party rings or takes part}
  public boolean isActive() {
    return switch (this) {
      case RINGING, JOINED -> true;
      case LEFT, DECLINED, BUSY, MISSED, CANCELLED -> false;
    };
  }
}
