// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import java.nio.charset.StandardCharsets;

/// Texts and numbers as the bytes that Redis takes and answers.
final class RedisText {
  private RedisText() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(long number) {
    return bytes(Long.toString(number));
  }

  /// @param answer a bulk string of a script
  static String of(Object answer) {
    return new String((byte[]) answer, StandardCharsets.UTF_8);
  }
}
