// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import java.time.Instant;

/// The generation of a mailbox: a sequence number means something only together with the generation
/// in which it was given out. Another one begins when the device is made anew, and whenever the
/// storage may have been set back, as by a restored backup.
///
/// @param timeline that of the storage ([MailboxStore#timeline])
/// @param made when the device was added
public record MailboxGeneration(String timeline, Instant made) {
  /// The longest text of one.
  public static final int MAX_LENGTH = 64;

  /// {@return what clients keep and compare; opaque to them}
  public String text() {
    return timeline + "-" + Long.toHexString(made.toEpochMilli());
  }
}
