// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.RefreshToken;
import dev.sotto.core.session.RefreshTokenDerivation;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionConnections;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.session.Sessions.Opened;
import dev.sotto.core.time.TrustedClock;
import dev.sotto.coretests.MemoryStorageFixture;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class SessionsTest {
  private final MemoryStorageFixture fixture = new MemoryStorageFixture();
  private final TestTime time = new TestTime();
  private final RandomGenerator random = TestRandom.seeded(1);
  private final RefreshTokenDerivation successors =
      RefreshTokenDerivation.of(new SecretKeySpec(new byte[32], "HmacSHA256"));
  private final List<SessionId> ended = new ArrayList<>();
  private final List<SessionId> announced = new ArrayList<>();
  private final List<SessionId> connected = new ArrayList<>();
  private final Sessions sessions = node(ended);
  private final DeviceAddress anna = fixture.storedDevice("anna");

  @Test
  void liveShouldAnswerTheSessionUntilItExpires() {
    Session session = sessions.openFixed(anna, Duration.ofHours(1));

    time.advance(Duration.ofMinutes(59));
    assertThat(sessions.live(session.id())).contains(session);
    time.advance(Duration.ofMinutes(1));
    assertThat(sessions.live(session.id())).isEmpty();
  }

  @Test
  void openShouldEndTheOldestWhenThereAreTooMany() {
    Opened oldest = sessions.open(anna);
    time.advance(Duration.ofSeconds(1));
    Session next = sessions.openFixed(anna, Duration.ofDays(1));
    time.advance(Duration.ofSeconds(1));
    for (int i = 2; i < Bound.SESSIONS_OF_ACCOUNT.most(); i++) {
      sessions.open(anna);
    }
    assertThat(sessions.live(oldest.session().id())).isPresent();

    sessions.openFixed(anna, Duration.ofDays(1));

    assertThat(ended).containsExactly(oldest.session().id());
    assertThat(sessions.live(oldest.session().id())).isEmpty();
    assertThat(sessions.live(next.id())).isPresent();
    assertThat(sessions.list(anna.account())).hasSize(Bound.SESSIONS_OF_ACCOUNT.most());
  }

  @Test
  void refreshShouldProlongTheSessionOnThisNode() {
    Opened opened = sessions.open(anna);
    sessions.live(opened.session().id());
    time.advance(Sessions.REFRESHABLE_FOR.minusSeconds(1));

    Optional<Opened> next = sessions.refresh(opened.refreshToken());
    time.advance(Duration.ofDays(1));

    assertThat(sessions.live(opened.session().id())).contains(next.orElseThrow().session());
  }

  @Test
  void liveShouldSeeThatAnotherNodeHasRefreshedTheSession() {
    Opened opened = sessions.open(anna);
    sessions.live(opened.session().id());
    time.advance(Sessions.REFRESHABLE_FOR.minusSeconds(1));

    node(new ArrayList<>()).refresh(opened.refreshToken());
    time.advance(Duration.ofDays(1));

    assertThat(sessions.live(opened.session().id())).isPresent();
  }

  @Test
  void refreshShouldEndTheSessionWhenATokenIsPresentedTwice() {
    Opened opened = sessions.open(anna);
    sessions.live(opened.session().id());
    Opened next = sessions.refresh(opened.refreshToken()).orElseThrow();
    time.advance(Sessions.GRACE);

    assertThat(sessions.refresh(opened.refreshToken())).isEmpty();

    assertThat(ended).containsExactly(opened.session().id());
    assertThat(sessions.live(opened.session().id())).isEmpty();
    assertThat(sessions.refresh(next.refreshToken())).isEmpty();
  }

  @Test
  void refreshShouldAnswerTheSameForAMomentOnEveryNode() {
    Opened opened = sessions.open(anna);
    Opened next = sessions.refresh(opened.refreshToken()).orElseThrow();
    time.advance(Sessions.GRACE.minusMillis(1));

    assertThat(sessions.refresh(opened.refreshToken())).contains(next);
    assertThat(node(new ArrayList<>()).refresh(opened.refreshToken())).contains(next);

    assertThat(ended).isEmpty();
    assertThat(sessions.refresh(next.refreshToken())).isPresent();
  }

  @Test
  void refreshShouldEndTheSessionWhenANodeWithAnotherSecretIsAsked() {
    Opened opened = sessions.open(anna);
    sessions.refresh(opened.refreshToken());
    Sessions other = node(ended, RefreshTokenDerivation.ofItsOwn(random));

    assertThat(other.refresh(opened.refreshToken())).isEmpty();

    assertThat(ended).containsExactly(opened.session().id());
  }

  @Test
  void refreshShouldRefuseWhenTheTokenWasNeverGiven() {
    assertThat(sessions.refresh(RefreshToken.random(random))).isEmpty();
    assertThat(ended).isEmpty();
  }

  @Test
  void endShouldEndOnlySessionsOfTheAccount() {
    Session session = sessions.open(anna).session();
    AccountId berta = fixture.storedAccount("berta").id();

    assertThat(sessions.end(berta, session.id())).isFalse();
    assertThat(sessions.live(session.id())).isPresent();

    assertThat(sessions.end(anna.account(), session.id())).isTrue();
    assertThat(sessions.live(session.id())).isEmpty();
    assertThat(sessions.end(anna.account(), session.id())).isFalse();
    assertThat(ended).containsExactly(session.id());
  }

  @Test
  void endAllShouldEndEverySessionOfTheAccount() {
    Session first = sessions.open(anna).session();
    Session second = sessions.openFixed(anna, Duration.ofDays(1));
    Session other = sessions.open(fixture.storedDevice("berta")).session();

    sessions.endAll(anna.account());

    assertThat(ended).containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(announced).containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(sessions.list(anna.account())).isEmpty();
    assertThat(sessions.live(other.id())).isPresent();
  }

  @Test
  void noticeEndedShouldNoticeWhatAnotherNodeHasEnded() {
    Session session = sessions.open(anna).session();
    sessions.live(session.id());
    Instant since = time.instant();
    time.advance(Duration.ofSeconds(1));
    node(new ArrayList<>()).end(anna.account(), session.id());
    assertThat(sessions.live(session.id())).isPresent();

    time.advance(Duration.ofSeconds(1));
    Instant next = sessions.noticeEnded(since, time.instant());

    assertThat(next).isEqualTo(time.instant());
    assertThat(announced).as("by the node that ended it, once").containsExactly(session.id());
    assertThat(ended).containsExactly(session.id());
    assertThat(sessions.live(session.id())).isEmpty();
  }

  @Test
  void noticeEndedShouldMissNothingWhenTheClockWasSetBack() {
    Session session = sessions.open(anna).session();
    sessions.live(session.id());
    Instant since = time.instant();
    time.jump(Duration.ofHours(-1));
    node(new ArrayList<>()).end(anna.account(), session.id());

    sessions.noticeEnded(since, time.instant());

    assertThat(ended).containsExactly(session.id());
  }

  @Test
  void endAllShouldEndSocketsWhoseSessionWasForgotten() {
    Session swept = sessions.openFixed(anna, Duration.ofHours(1));
    connected.add(swept.id());
    time.advance(Duration.ofDays(2));
    fixture.storage().sessions().sweep(time.instant(), 10);

    sessions.endAll(anna.account());

    assertThat(ended).containsExactly(swept.id());
  }

  @Test
  void noticeEndedShouldEndSocketsWhoseSessionWasForgotten() {
    Session swept = sessions.openFixed(anna, Duration.ofHours(1));
    time.advance(Duration.ofDays(2));
    fixture.storage().sessions().sweep(time.instant(), 10);
    Session later = sessions.openFixed(anna, Duration.ofHours(1));
    connected.add(swept.id());
    connected.add(later.id());

    fixture.storage().sessions().endOthers(anna.account(), later.id(), time.instant());
    sessions.noticeEnded(time.instant(), time.instant());

    assertThat(ended).as("the kept one has its row").containsExactly(swept.id());
  }

  @Test
  void endDeviceShouldLeaveOtherDevicesAlone() {
    Session first = sessions.open(anna).session();
    Session second = sessions.open(fixture.storedDevice(anna.account())).session();
    connected.add(first.id());
    connected.add(second.id());

    sessions.endDevice(anna);

    assertThat(ended).contains(first.id()).doesNotContain(second.id());
    assertThat(announced).containsExactly(first.id());
  }

  /// {@return the sessions as another node over the same storage sees them}
  private Sessions node(List<SessionId> told) {
    return node(told, successors);
  }

  private Sessions node(List<SessionId> told, RefreshTokenDerivation tokens) {
    return new Sessions(
        fixture.storage().sessions(),
        time,
        new TrustedClock(time, time::nanoTime),
        random,
        tokens,
        new SessionConnections() {
          @Override
          public Set<SessionId> of(AccountId account) {
            return Set.copyOf(connected);
          }

          @Override
          public void end(SessionId session) {
            told.add(session);
          }

          @Override
          public void announceEnd(SessionId session) {
            announced.add(session);
          }
        });
  }
}
