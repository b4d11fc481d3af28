// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

/// State of a call. The last five are final.
public enum CallState {
  /// Nobody has answered yet.
  RINGING,
  /// Somebody has answered.
  ANSWERED,
  /// It was answered, and is over.
  ENDED,
  /// Nobody answered in time.
  MISSED,
  /// Nobody answered, and somebody declined.
  DECLINED,
  /// All were busy.
  BUSY,
  /// The caller gave up before anybody answered.
  CANCELLED;

  /// {@return whether the call is over}
  public boolean isFinal() {
    return switch (this) {
      case RINGING, ANSWERED -> false;
      case ENDED, MISSED, DECLINED, BUSY, CANCELLED -> true;
    };
  }
}
