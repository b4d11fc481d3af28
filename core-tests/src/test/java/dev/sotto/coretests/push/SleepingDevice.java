// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.push;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.concurrent.Timers;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.push.RecordingPushSender;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// A phone that is connected nowhere, and everything that may wake it. For one thread.
final class SleepingDevice implements AutoCloseable {
  static final DeviceAddress PHONE = DeviceAddress.of(7, 1);
  static final PushToken TOKEN = new PushToken("fcm:native:t");
  static final WakeUp MESSAGE = new WakeUp.Message();
  static final WakeUp CALL =
      new WakeUp.Call(new AccountId(8), new Handle("anna"), WakeUp.Media.AUDIO);

  final TestTime time = new TestTime();
  final RecordingPushSender push = new RecordingPushSender();
  final InMemoryPushTokenStore tokens = new InMemoryPushTokenStore();
  private final Coordination coordination =
      new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:"));

  SleepingDevice() {
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
    return new WakeUps(
        tokens, coordination.roster(), new ConnectionRegistry(), services, workers, timers);
  }

  @Override
  public void close() {
    coordination.close();
  }

  /// As [dev.sotto.core.concurrent.SystemTimers] when they are closed.
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
