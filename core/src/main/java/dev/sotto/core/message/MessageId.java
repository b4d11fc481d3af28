// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

/// Names one message on the whole server. Later messages have higher ids; ids are never used again.
///
/// @param value 1 to 2^53 - 1, so that every JSON reader keeps it exact
public record MessageId(long value) implements Comparable<MessageId> {
  public static final long MAX_VALUE = (1L << 53) - 1;

  /// Above every message: where paging backwards begins.
  public static final MessageId MAX = new MessageId(MAX_VALUE);

  public MessageId {
    if (value < 1 || value > MAX_VALUE) {
      throw new IllegalArgumentException("message id: %d (expected: 1..2^53-1)".formatted(value));
    }
  }

  @Override
  public int compareTo(MessageId other) {
    return Long.compare(value, other.value);
  }
}
