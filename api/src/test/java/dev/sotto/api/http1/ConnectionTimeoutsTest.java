// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.http1.ConnectionTimeouts.Phase;
import dev.sotto.api.http1.ConnectionTimeouts.Verdict;
import dev.sotto.core.bound.Bound;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionTimeoutsTest {
  private final AtomicLong nanos = new AtomicLong(-1_000);
  private final ConnectionTimeouts patience = new ConnectionTimeouts(nanos::get);

  @Test
  void silenceShouldEndItAndSoonerWhenPlacesAreShort() {
    patience.waitBegins();

    pass(Duration.ofSeconds(6));
    assertThat(patience.judge(false)).isEqualTo(Verdict.WAIT);
    assertThat(patience.judge(true)).isEqualTo(Verdict.CUT);
    pass(Bound.SILENT_CONNECTION.time());
    assertThat(patience.judge(false)).isEqualTo(Verdict.CUT);
  }

  @Test
  void headShouldComeInTimeHoweverManyPiecesItHas() {
    patience.enter(Phase.HEAD);

    for (int second = 0; second < Bound.HEADERS.time().toSeconds(); second++) {
      read(Duration.ofSeconds(1), 100);
    }

    patience.waitBegins();
    assertThat(patience.judge(false)).isEqualTo(Verdict.WAIT);
    pass(Duration.ofSeconds(1));
    assertThat(patience.judge(false)).isEqualTo(Verdict.TELL);
    assertThat(patience.isLate()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"BODY, BODY, TELL", "PARTS, BODY_IN_PARTS, CUT", "MESSAGE, SOCKET_MESSAGE, TELL"})
  void bodyShouldNotStopOrTrickle(Phase phase, Bound bound, Verdict verdict) {
    patience.enter(phase);
    patience.waitBegins();
    pass(bound.time().plusMillis(1));
    assertThat(patience.judge(false)).isEqualTo(verdict);

    patience.enter(phase);
    for (int second = 0; second <= bound.time().toSeconds(); second++) {
      read(Duration.ofSeconds(1), 1);
    }
    patience.waitBegins();
    pass(Duration.ofMillis(100));
    assertThat(patience.judge(false)).isEqualTo(verdict);
  }

  @Test
  void bodyThatKeepsItsPaceShouldComeHoweverLongItTakes() {
    patience.enter(Phase.PARTS);

    for (int second = 0; second < 10_000; second++) {
      read(Duration.ofSeconds(1), 4 * 1024);
    }

    patience.waitBegins();
    assertThat(patience.judge(true)).isEqualTo(Verdict.WAIT);
  }

  @Test
  void answerShouldBeTakenAtAPace() {
    patience.enter(Phase.HEAD);
    long since = patience.writeBegins();
    for (int second = 0; second < 10_000; second++) {
      pass(Duration.ofSeconds(1));
      since = patience.wrote(since, Bound.ANSWER.most() * 1024);
    }
    assertThat(patience.judge(false)).isEqualTo(Verdict.WAIT);

    for (int second = 0; second < Bound.ANSWER.time().toSeconds() * 2; second++) {
      pass(Duration.ofSeconds(1));
      since = patience.wrote(since, Bound.ANSWER.most() * 512);
    }
    assertThat(patience.judge(false)).isEqualTo(Verdict.WAIT);
    pass(Duration.ofSeconds(1));
    assertThat(patience.judge(false)).isEqualTo(Verdict.CUT);
  }

  @Test
  void answerShouldNotComeToAHalt() {
    patience.writeBegins();

    pass(Bound.ANSWER.time());
    assertThat(patience.judge(true)).isEqualTo(Verdict.WAIT);
    pass(Duration.ofNanos(1));
    assertThat(patience.judge(false)).isEqualTo(Verdict.CUT);
    patience.writeEnds();
    assertThat(patience.judge(false)).isEqualTo(Verdict.WAIT);
  }

  @Test
  void socketShouldHaveItsOwnDeadlines() {
    patience.enter(Phase.SOCKET);
    patience.waitBegins();
    patience.writeBegins();

    pass(Duration.ofDays(1));

    assertThat(patience.judge(true)).isEqualTo(Verdict.WAIT);
  }

  private void read(Duration wait, int bytes) {
    long started = patience.waitBegins();
    pass(wait);
    patience.waitEnds(started, bytes);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
