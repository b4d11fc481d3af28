// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.signal.AccountSignal.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Signals that are chosen when not all of them fit.
final class ReplayLimitTest {
  private static final AccountSignal LONG = signal(Kind.CANDIDATE, 1_000);
  private static final AccountSignal SHORT = signal(Kind.CANDIDATE, 10);
  private static final AccountSignal OFFER = signal(Kind.OFFER, 500);

  @Test
  void withinShouldLeaveOutCandidatesFirstAndKeepTheOrder() {
    List<AccountSignal> all = List.of(SHORT, LONG, OFFER, SHORT);

    assertThat(ReplayLimit.within(10_000, all)).isEqualTo(all);
    assertThat(ReplayLimit.within(OFFER.weight() + 2 * SHORT.weight(), all))
        .containsExactly(SHORT, OFFER, SHORT);
    assertThat(ReplayLimit.within(OFFER.weight() + SHORT.weight(), all))
        .containsExactly(SHORT, OFFER);
    assertThat(ReplayLimit.within(OFFER.weight(), all)).containsExactly(OFFER);
    assertThat(ReplayLimit.within(OFFER.weight() - 1, all)).containsExactly(SHORT, SHORT);
  }

  private static AccountSignal signal(Kind kind, int length) {
    return new AccountSignal(new AccountId(1), new AccountId(2), kind, "p".repeat(length), false);
  }
}
