// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.domain;

import dev.sotto.core.Timers;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.live.Connections;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.memory.MemoryCoordinationProvider;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.push.RecordingPush;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// A phone that is connected nowhere, and everything that may wake it. For one thread.
final class SleepingPhone implements AutoCloseable {
  static final DeviceAddress PHONE = DeviceAddress.of(7, 1);
  static final PushToken TOKEN = new PushToken("fcm:native:t");
  static final WakeUp MESSAGE = new WakeUp.Message();
  static final WakeUp CALL =
      new WakeUp.Call(new AccountId(8), new Handle("anna"), WakeUp.Media.AUDIO);

  final TestTime time = new TestTime();
  final RecordingPush push = new RecordingPush();
  final ListedTokens tokens = new ListedTokens();
  private final Coordination coordination =
      new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:"));

  SleepingPhone() {
    tokens.put(PHONE, TOKEN);
  }

  /// {@return wake-ups through a push service that answers as [#push] is told to, at once}
  WakeUps wakeUps() {
    return wakeUps(push.alone(), Runnable::run);
  }

  WakeUps wakeUps(PushServices services, Executor workers) {
    return wakeUps(services, workers, time);
  }

  /// {@return wake-ups as [#wakeUps] of a server that stops: nothing is done later any more}
  WakeUps whileStopping() {
    return wakeUps(push.alone(), Runnable::run, new Stopped(time));
  }

  private WakeUps wakeUps(PushServices services, Executor workers, Timers timers) {
    return new WakeUps(tokens, coordination.roster(), new Connections(), services, workers, timers);
  }

  @Override
  public void close() {
    coordination.close();
  }

  /// As [dev.sotto.core.SystemTimers] when they are closed.
  private record Stopped(Timers real) implements Timers {
    @Override
    public long nanoTime() {
      return real.nanoTime();
    }

    @Override
    public Timer after(Duration delay, Runnable work) {
      throw new RejectedExecutionException("closed");
    }

    @Override
    public Timer every(Duration period, Runnable work) {
      throw new RejectedExecutionException("closed");
    }
  }
}
