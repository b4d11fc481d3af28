// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.PortException;
import java.util.function.Supplier;

/// Reads what scripts answer. What cannot be read was written by somebody else: for whoever asks,
/// Redis is away, as it would be if it did not answer.
final class ScriptReplies {
  private ScriptReplies() {}

  /// {@return what `reading` makes of an answer}
  ///
  /// @throws PortException.Unavailable when the answer makes no sense; it is counted
  static <T> T read(LuaScript script, ValueAuthenticator seal, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
      seal.refuse();
      throw new PortException.Unavailable(script.name() + ": Redis holds something else", e);
    }
  }
}
