// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.limit.Bound;
import dev.sotto.core.limit.ByteBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestIntakeTest {
  private final ByteBudget memory = new ByteBudget(1_000);
  private final RequestIntake intake = new RequestIntake(memory, 3, true);

  @Test
  void enterShouldKeepToThePlacesAndNeverCountHealth() {
    List<RequestIntake.Visit> visits = new ArrayList<>();
    for (int i = 0; i < Bound.REQUESTS.most(); i++) {
      visits.add(intake.enter("127.0.0.1").orElseThrow());
    }

    assertThat(intake.enter("127.0.0.2")).isEmpty();
    intake.enterUncounted("127.0.0.2").close();
    assertThat(intake.enter("127.0.0.2")).isEmpty();
    visits.removeLast().close();
    intake.enter("127.0.0.2").orElseThrow().close();
    visits.forEach(RequestIntake.Visit::close);
  }

  @Test
  void transfersShouldBeGivenBack() {
    for (int i = 0; i < 3; i++) {
      try (RequestIntake.Visit visit = intake.enter("127.0.0.1").orElseThrow()) {
        visit.transfer();
        visit.transfer();
        visit.transfer();
        assertThatThrownBy(visit::transfer).isInstanceOf(Refused.class);
      }
    }
  }

  @Test
  void pageShouldFindRoomWhenNobodyElseHoldsAnything() {
    try (RequestIntake.Visit other = intake.enter("127.0.0.1").orElseThrow()) {
      try (RequestIntake.Visit alone = intake.enter("127.0.0.1").orElseThrow()) {
        alone.need(900);
        alone.need(900);

        assertThatThrownBy(() -> other.need(1)).isInstanceOf(Refused.class);
      }
      other.need(1);
      assertThat(memory.taken()).isEqualTo(1);
    }
    assertThat(memory.taken()).isZero();
  }
}
