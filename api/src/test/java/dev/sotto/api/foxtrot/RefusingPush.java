// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A push service that refuses everything.
final class RefusingPush implements PushSender {
  private final BlockingQueue<WakeUp> asked = new LinkedBlockingQueue<>();

  @Override
  public Outcome send(PushToken token, WakeUp wakeUp) {
    asked.add(wakeUp);
    return Outcome.FAILED;
  }

  WakeUp next() {
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
}
