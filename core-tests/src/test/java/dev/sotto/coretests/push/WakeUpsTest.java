// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.push;

import static dev.sotto.coretests.push.SleepingDevice.CALL;
import static dev.sotto.coretests.push.SleepingDevice.MESSAGE;
import static dev.sotto.coretests.push.SleepingDevice.PHONE;
import static dev.sotto.coretests.push.SleepingDevice.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUps;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.push.RecordingPushSender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WakeUpsTest {
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
  void wakeShouldFollowUpOnceWhenMoreHappensMeanwhile() {
    for (int i = 0; i < 100; i++) {
      wakeUps.wake(PHONE, MESSAGE);
    }
    assertThat(push.woken()).hasSize(1);

    time.advance(WakeUps.REST);
    assertThat(push.woken()).hasSize(2);

    time.advance(Duration.ofMinutes(1));
    assertThat(push.woken()).hasSize(2);
    wakeUps.wake(PHONE, MESSAGE);
    assertThat(push.woken()).hasSize(3);
  }

  @Test
  void wakeShouldNotHoldACallBackBehindAMessage() {
    wakeUps.wake(PHONE, MESSAGE);
    wakeUps.wake(PHONE, CALL);

    assertThat(push.next()).isEqualTo(MESSAGE);
    assertThat(push.next()).isEqualTo(CALL);
  }

  @Test
  void wakeShouldTryAgainWithLongerPausesAndGiveUp() {
    push.answering(new Outcome.TryLater(Duration.ZERO));

    wakeUps.wake(PHONE, MESSAGE);
    assertThat(push.woken()).hasSize(1);
    time.advance(Duration.ofMillis(1_999));
    assertThat(push.woken()).hasSize(1);
    time.advance(Duration.ofMillis(501));
    assertThat(push.woken()).hasSize(2);
    time.advance(Duration.ofMillis(3_499));
    assertThat(push.woken()).hasSize(2);
    time.advance(Duration.ofMillis(1_501));
    assertThat(push.woken()).hasSize(3);

    time.advance(Duration.ofDays(1));
    assertThat(push.woken()).hasSize(8);
    assertThat(wakeUps.counts()).containsEntry("failed", 1L).containsEntry("retried", 7L);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void wakeShouldWaitAsLongAsTheServiceAsks() {
    push.answering(new Outcome.TryLater(Duration.ofMinutes(2)));
    wakeUps.wake(PHONE, MESSAGE);
    push.answering(new Outcome.Accepted());

    time.advance(Duration.ofSeconds(119));
    assertThat(push.woken()).hasSize(1);
    time.advance(Duration.ofSeconds(31));
    assertThat(push.woken()).hasSize(2);
    assertThat(wakeUps.counts()).containsEntry("sent", 1L);
  }

  @Test
  void wakeShouldNotTryAllAgainAtOnceWhenTheServiceFailedForAll() {
    push.answering(new Outcome.TryLater(Duration.ZERO));
    for (int account = 1; account <= 100; account++) {
      DeviceAddress device = DeviceAddress.of(account, 1);
      tokens.put(device, new PushToken("fcm:native:" + account));
      wakeUps.wake(device, MESSAGE);
    }
    assertThat(push.woken()).hasSize(100);

    var atOnce = new ArrayList<Integer>();
    for (int step = 0; step <= 60; step++) {
      int before = push.woken().size();
      time.advance(Duration.ofMillis(step == 0 ? 1_990 : 10));
      atOnce.add(push.woken().size() - before);
    }

    assertThat(push.woken()).hasSize(200);
    assertThat(atOnce).allMatch(number -> number <= 10);
  }

  @Test
  void wakeShouldNotRingWhenTheCallerHasGivenUp() {
    push.answering(new Outcome.TryLater(Duration.ofSeconds(61)));

    wakeUps.wake(PHONE, CALL);
    time.advance(Duration.ofHours(1));

    assertThat(push.woken()).hasSize(1);
    assertThat(wakeUps.counts()).containsEntry("failed", 1L);
  }

  @Test
  void wakeShouldForgetATokenThatTheServiceForgot() {
    push.answering(new Outcome.Unregistered());

    wakeUps.wake(PHONE, MESSAGE);

    assertThat(tokens.find(PHONE)).isEmpty();
    assertThat(wakeUps.counts()).containsEntry("unregistered", 1L);
    wakeUps.wake(PHONE, MESSAGE);
    assertThat(push.woken()).hasSize(1);
  }

  @Test
  void wakeShouldEndWhenTheServiceRefuses() {
    push.answering(new Outcome.Refused());

    wakeUps.wake(PHONE, MESSAGE);

    assertThat(time.waiting()).isZero();
    assertThat(tokens.find(PHONE)).contains(TOKEN);
    assertThat(wakeUps.counts()).containsEntry("failed", 1L);
  }

  @Test
  void wakeShouldCountWhenNoServiceIsConfigured() {
    WakeUps without = phone.wakeUps(PushServices.none(), Runnable::run);

    without.wake(PHONE, MESSAGE);

    assertThat(without.counts()).containsEntry("unconfigured", 1L);
  }

  @Test
  void wakeShouldTryAgainWhenTheStorageDoesNotAnswer() {
    tokens.setBroken(true);
    wakeUps.wake(PHONE, MESSAGE);
    tokens.setBroken(false);

    time.advance(Duration.ofMillis(2_500));

    assertThat(push.woken()).containsExactly(TOKEN);
  }

  @Test
  void wakeShouldDropWhenNoWorkerIsFree() {
    WakeUps busy =
        phone.wakeUps(
            push.alone(),
            _ -> {
              throw new RejectedExecutionException("full");
            });

    busy.wake(PHONE, MESSAGE);
    busy.wake(PHONE, MESSAGE);

    assertThat(busy.counts()).containsEntry("dropped", 2L);
  }

  @Test
  void wakeShouldBoundWhatWaitsAndWhatRuns() {
    Deque<Runnable> workers = new ArrayDeque<>();
    WakeUps slow = phone.wakeUps(push.alone(), workers::add);

    for (int account = 1; account <= WakeUps.MAX_PENDING + 3; account++) {
      slow.wake(DeviceAddress.of(account, 1), MESSAGE);
    }

    assertThat(workers).hasSize(8);
    assertThat(slow.counts()).containsEntry("dropped", 3L);
    for (Runnable work = workers.poll(); work != null; work = workers.poll()) {
      work.run();
    }
    assertThat(push.woken()).containsExactly(TOKEN);
  }
}
