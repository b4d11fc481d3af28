// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.stream;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bytes of an object that a client wants (RFC 9110 §14).
public sealed interface ByteRange {
  /// All of them. Also what a server answers that does not understand a range.
  record Whole(long size) implements ByteRange {}

  /// Some of them.
  ///
  /// @param from the first one
  /// @param count 1 or more
  record Part(long from, long count, long size) implements ByteRange {}

  /// Bytes that the object does not have.
  record Beyond(long size) implements ByteRange {}

  /// {@return what the header `Range` asks for}
  ///
  /// @param header empty when there is none; several ranges at once are not understood
  /// @param size of the object
  static ByteRange of(String header, long size) {
    Matcher range = Form.SINGLE.matcher(header);
    if (!range.matches()) {
      return new Whole(size);
    }
    String first = range.group(1);
    String last = range.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole(size) : end(number(last), size);
    }
    long from = number(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
    if (to < from) {
      return new Whole(size);
    }
    return from >= size
        ? new Beyond(size)
        : new Part(from, Math.min(to, size - 1) - from + 1, size);
  }

  private static ByteRange end(long count, long size) {
    long from = Math.max(0, size - count);
    return count == 0 ? new Beyond(size) : new Part(from, size - from, size);
  }

  /// However large.
  private static long number(String digits) {
    return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }

  /// The form in which one range is written.
  final class Form {
    private static final Pattern SINGLE =
        Pattern.compile("bytes=([0-9]*)-([0-9]*)", Pattern.CASE_INSENSITIVE);

    private Form() {}
  }
}
