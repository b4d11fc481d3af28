// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.push;

import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The push service `fcm`, which writes down whom it was asked to wake and answers as it is told.
public final class RecordingPushSender implements PushSender {
  private final LinkedBlockingQueue<WakeUp> asked = new LinkedBlockingQueue<>();
  private final List<PushToken> woken = new CopyOnWriteArrayList<>();
  private volatile Outcome answer = new Outcome.Accepted();

  /// Accepts everything until told otherwise.
  public RecordingPushSender() {}

  /// Answers so from now on.
  public RecordingPushSender answering(Outcome outcome) {
    answer = outcome;
    return this;
  }

  /// {@return this service alone}
  public PushServices alone() {
    return new PushServices(Map.of("fcm", this));
  }

  /// {@return the tokens asked for, each time}
  public List<PushToken> woken() {
    return List.copyOf(woken);
  }

  /// {@return the next wake-up, after 10 s at most}
  public WakeUp next() {
    try {
      WakeUp next = asked.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nobody was woken");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// {@return whether nobody is woken within 200 ms}
  public boolean staysSilent() {
    try {
      return asked.poll(200, TimeUnit.MILLISECONDS) == null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Outcome send(PushToken token, WakeUp wakeUp) {
    woken.add(token);
    asked.add(wakeUp);
    return answer;
  }

  @Override
  public boolean accepts(PushToken token) {
    return !token.address().startsWith("bad");
  }

  @Override
  public String publicKey() {
    return "a public key";
  }

  @Override
  public void close() {}
}
