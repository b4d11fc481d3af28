// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A [PushSender] of which one part may be replaced.
record BrokenPush(
    PushSender real, Send sending, Predicate<PushToken> accepting, Supplier<String> key)
    implements PushSender {
  static BrokenPush over(PushSender real) {
    return new BrokenPush(real, real::send, real::accepts, real::publicKey);
  }

  BrokenPush sending(Send other) {
    return new BrokenPush(real, other, accepting, key);
  }

  BrokenPush accepting(Predicate<PushToken> other) {
    return new BrokenPush(real, sending, other, key);
  }

  BrokenPush key(Supplier<String> other) {
    return new BrokenPush(real, sending, accepting, other);
  }

  @Override
  public Outcome send(PushToken token, WakeUp wakeUp) {
    return sending.send(token, wakeUp);
  }

  @Override
  public boolean accepts(PushToken token) {
    return accepting.test(token);
  }

  @Override
  public String publicKey() {
    return key.get();
  }

  @Override
  public void close() {
    real.close();
  }

  /// Sends one wake-up.
  @FunctionalInterface
  interface Send {
    Outcome send(PushToken token, WakeUp wakeUp);
  }
}
