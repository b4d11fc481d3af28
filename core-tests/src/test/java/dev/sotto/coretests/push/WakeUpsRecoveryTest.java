// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.push;

import static dev.sotto.coretests.push.SleepingDevice.CALL;
import static dev.sotto.coretests.push.SleepingDevice.MESSAGE;
import static dev.sotto.coretests.push.SleepingDevice.PHONE;
import static dev.sotto.coretests.push.SleepingDevice.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.WakeUps;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.push.RecordingPushSender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of wake-ups that a stop, a crash or a bound has lost.
final class WakeUpsRecoveryTest {
  private final SleepingDevice phone = new SleepingDevice();
  private final TestTime time = phone.time;
  private final RecordingPushSender push = phone.push;
  private final InMemoryPushTokenStore tokens = phone.tokens;
  private final WakeUps wakeUps = phone.wakeUps();

  @AfterEach
  void close() {
    phone.close();
  }

  @Test
  void wakeShouldNoteForWhatTheDeviceWasWokenOnlyWhenTheServiceHasTakenIt() {
    tokens.setEnd(5);
    push.answering(new Outcome.TryLater(Duration.ZERO));
    wakeUps.wake(PHONE, MESSAGE);
    assertThat(tokens.woken()).isEmpty();

    push.answering(new Outcome.Accepted());
    time.advance(Duration.ofSeconds(3));

    assertThat(tokens.woken()).containsExactly(Map.entry(PHONE, 5L));
    wakeUps.wake(PHONE, CALL);
    assertThat(tokens.woken()).as("a call is no message").hasSize(1);
  }

  @Test
  void catchUpShouldWakeOnceWhomNobodyHasWoken() {
    tokens.setEnd(5);

    wakeUps.catchUp();
    wakeUps.catchUp();
    time.advance(Duration.ofMinutes(5));

    assertThat(push.woken()).containsExactly(TOKEN);
    phone.wakeUps().catchUp();
    assertThat(push.woken()).as("noted before the restart").hasSize(1);
  }

  @Test
  void catchUpShouldMakeUpForWhatWasDropped() {
    Deque<Runnable> workers = new ArrayDeque<>();
    WakeUps slow = phone.wakeUps(push.alone(), workers::add);
    slow.catchUp();
    for (int account = 100; account < 100 + WakeUps.MAX_PENDING; account++) {
      slow.wake(DeviceAddress.of(account, 1), MESSAGE);
    }
    tokens.setEnd(1);
    slow.wake(PHONE, MESSAGE);
    assertThat(slow.counts()).containsEntry("dropped", 1L);
    drain(workers);
    assertThat(push.woken()).isEmpty();

    slow.catchUp();
    drain(workers);

    assertThat(push.woken()).containsExactly(TOKEN);
    assertThat(tokens.listed()).isEqualTo(2);
  }

  @Test
  void catchUpShouldLookAgainWhenTheStorageDidNotSayWhoMustBeWoken() {
    wakeUps.catchUp();
    tokens.setEnd(5);
    wakeUps.catchUp();
    assertThat(push.woken()).isEmpty();

    wakeUps.fallBehind();
    wakeUps.catchUp();

    assertThat(push.woken()).containsExactly(TOKEN);
  }

  @Test
  void catchUpShouldComeAgainWhenTheStorageDoesNotAnswer() {
    tokens.setEnd(5);
    tokens.setBroken(true);
    assertThatThrownBy(wakeUps::catchUp).isInstanceOf(PortException.Unavailable.class);
    tokens.setBroken(false);

    wakeUps.catchUp();

    assertThat(push.woken()).containsExactly(TOKEN);
  }

  @Test
  void wakeUpsOfAServerThatStopsShouldEndAndBeMadeUpForByTheNextOne() {
    tokens.setEnd(5);
    WakeUps stopping = phone.whileStopping();
    stopping.wake(PHONE, MESSAGE);
    assertThat(stopping.counts()).containsEntry("sent", 1L).containsEntry("failed", 0L);

    tokens.setEnd(6);
    push.answering(new Outcome.TryLater(Duration.ZERO));
    stopping.wake(PHONE, MESSAGE);
    tokens.setBroken(true);
    stopping.wake(PHONE, MESSAGE);
    assertThat(stopping.counts()).containsEntry("dropped", 2L).containsEntry("failed", 0L);
    assertThat(stopping.waiting()).isZero();

    tokens.setBroken(false);
    push.answering(new Outcome.Accepted());
    wakeUps.catchUp();
    assertThat(tokens.woken()).containsExactly(Map.entry(PHONE, 6L));
  }

  private static void drain(Deque<Runnable> workers) {
    for (Runnable work = workers.poll(); work != null; work = workers.poll()) {
      work.run();
    }
  }
}
