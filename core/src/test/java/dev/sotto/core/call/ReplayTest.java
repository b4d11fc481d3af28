// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallSignal.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told when not all of it fits.
final class ReplayTest {
  private static final CallSignal LONG = signal(Kind.CANDIDATE, 1_000);
  private static final CallSignal SHORT = signal(Kind.CANDIDATE, 10);
  private static final CallSignal OFFER = signal(Kind.OFFER, 500);

  @Test
  void withinShouldLeaveOutCandidatesFirstAndKeepTheOrder() {
    List<CallSignal> all = List.of(SHORT, LONG, OFFER, SHORT);

    assertThat(Replay.within(10_000, all)).isEqualTo(all);
    assertThat(Replay.within(OFFER.weight() + 2 * SHORT.weight(), all))
        .containsExactly(SHORT, OFFER, SHORT);
    assertThat(Replay.within(OFFER.weight() + SHORT.weight(), all)).containsExactly(SHORT, OFFER);
    assertThat(Replay.within(OFFER.weight(), all)).containsExactly(OFFER);
    assertThat(Replay.within(OFFER.weight() - 1, all)).containsExactly(SHORT, SHORT);
  }

  private static CallSignal signal(Kind kind, int length) {
    return new CallSignal(new AccountId(1), new AccountId(2), kind, "p".repeat(length), false);
  }
}
