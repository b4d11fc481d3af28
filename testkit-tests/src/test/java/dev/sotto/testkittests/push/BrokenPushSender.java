// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.push;

import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A [PushSender] of which one part may be replaced.
record BrokenPushSender(
    PushSender real, Send sending, Predicate<PushToken> accepting, Supplier<String> key)
    implements PushSender {
  static BrokenPushSender over(PushSender real) {
    return new BrokenPushSender(real, real::send, real::accepts, real::publicKey);
  }

  BrokenPushSender sending(Send other) {
    return new BrokenPushSender(real, other, accepting, key);
  }

  BrokenPushSender accepting(Predicate<PushToken> other) {
    return new BrokenPushSender(real, sending, other, key);
  }

  BrokenPushSender key(Supplier<String> other) {
    return new BrokenPushSender(real, sending, accepting, other);
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
