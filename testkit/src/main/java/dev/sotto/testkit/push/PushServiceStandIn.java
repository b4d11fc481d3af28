// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.push;

import java.util.List;

/// A push service on this machine, which the sender under test speaks to with its real protocol.
public interface PushServiceStandIn {
  /// Answers so from now on.
  void answer(Answer answer);

  /// {@return what devices were given to read, in the order of coming: one text a wake-up,
  /// decrypted}
  List<String> received();

  /// Ends: nobody listens any more.
  void stop();

  /// What push services say, in whatever words.
  enum Answer {
    /// It has taken the wake-up; so it begins.
    TAKES_IT,
    /// It knows no such token, or not any more.
    KNOWS_NO_SUCH_TOKEN,
    /// It will never take this.
    REFUSES,
    /// It has been asked too often.
    IS_BUSY,
    /// It has failed.
    IS_BROKEN,
    /// It reads, and says nothing.
    STAYS_SILENT
  }
}
