// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import java.time.Instant;

/// A place in the list of an account's messages by time, then id.
public record MessageCursor(Instant sentAt, MessageId id) {
  /// After the newest message.
  public static final MessageCursor NEWEST = new MessageCursor(Lifetime.NEVER, MessageId.MAX);

  /// {@return the place of `message`}
  public static MessageCursor of(Message message) {
    return new MessageCursor(message.lifetime().sentAt(), message.id());
  }

  /// {@return whether this place comes before `other`, seen from the oldest message}
  public boolean isOlderThan(MessageCursor other) {
    int byTime = sentAt.compareTo(other.sentAt);
    return byTime < 0 || (byTime == 0 && id.compareTo(other.id) < 0);
  }
}
