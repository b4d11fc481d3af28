// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.live.Connections;
import dev.sotto.core.live.Roster;
import dev.sotto.core.push.PushSender.Outcome;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of wake-ups that a stop, a crash or a bound has lost.
final class WakeUpsCatchUpTest {
  private static final DeviceAddress PHONE = DeviceAddress.of(7, 1);
  private static final PushToken TOKEN = new PushToken("fcm:native:t");
  private static final WakeUp MESSAGE = new WakeUp.Message();
  private static final WakeUp CALL =
      new WakeUp.Call(new AccountId(8), new Handle("anna"), WakeUp.Media.AUDIO);

  private final TestTime time = new TestTime();
  private final RecordingPush push = new RecordingPush();
  private final ListedTokens tokens = new ListedTokens();
  private final Coordination coordination =
      new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:"));
  private final WakeUps wakeUps = wakeUps(push.alone(), Runnable::run);

  @BeforeEach
  void register() {
    tokens.put(PHONE, TOKEN);
  }

  @AfterEach
  void close() {
    coordination.close();
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
    wakeUps(push.alone(), Runnable::run).catchUp();
    assertThat(push.woken()).as("noted before the restart").hasSize(1);
  }

  @Test
  void catchUpShouldMakeUpForWhatWasDropped() {
    Deque<Runnable> workers = new ArrayDeque<>();
    WakeUps slow = wakeUps(push.alone(), workers::add);
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
  void catchUpShouldComeAgainWhenTheStorageDoesNotAnswer() {
    tokens.setEnd(5);
    tokens.setBroken(true);
    assertThatThrownBy(wakeUps::catchUp).isInstanceOf(PortException.Unavailable.class);
    tokens.setBroken(false);

    wakeUps.catchUp();

    assertThat(push.woken()).containsExactly(TOKEN);
  }

  private static void drain(Deque<Runnable> workers) {
    for (Runnable work = workers.poll(); work != null; work = workers.poll()) {
      work.run();
    }
  }

  private WakeUps wakeUps(PushServices services, Executor workers) {
    Roster roster = coordination.roster();
    return new WakeUps(tokens, roster, new Connections(), services, workers, time);
  }
}
