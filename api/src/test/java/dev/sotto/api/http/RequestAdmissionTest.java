// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestAdmissionTest {
  private static final AccountId ACCOUNT = new AccountId(7);

  private final SharedPool memory = new SharedPool(1_000);
  private final RequestAdmission intake = new RequestAdmission(memory, 8, true);

  @Test
  void enterShouldKeepToThePlacesAndNeverCountHealth() {
    List<RequestAdmission.Visit> visits = new ArrayList<>();
    for (int i = 0; i < Bound.REQUESTS.most(); i++) {
      visits.add(intake.enter(PoolClient.EXEMPT, "127.0.0.1").orElseThrow());
    }

    assertThat(intake.enter(PoolClient.EXEMPT, "127.0.0.2")).isEmpty();
    intake.enterUncounted(PoolClient.EXEMPT, "127.0.0.2").close();
    assertThat(intake.enter(PoolClient.EXEMPT, "127.0.0.2")).isEmpty();
    visits.removeLast().close();
    enter("127.0.0.2").close();
    visits.forEach(RequestAdmission.Visit::close);
  }

  @Test
  void requestsOfOneAddressShouldLeavePlacesForOthers() {
    List<RequestAdmission.Visit> visits = new ArrayList<>();
    for (int i = 0; i < Bound.REQUESTS.most() / 2; i++) {
      visits.add(enter("127.0.0.1"));
    }

    assertThat(intake.enter(PoolClient.at("127.0.0.1", "127.0.0.1"), "127.0.0.1")).isEmpty();
    visits.add(enter("127.0.0.2"));
    visits.forEach(RequestAdmission.Visit::close);
  }

  @Test
  void transfersShouldBeGivenBackAndSharedByAddressAndAccount() {
    for (int i = 0; i < 3; i++) {
      try (RequestAdmission.Visit one = enter("127.0.0.1");
          RequestAdmission.Visit elsewhere = enter("127.0.0.2")) {
        for (int j = 0; j < 4; j++) {
          one.transfer(ACCOUNT);
        }
        assertThatThrownBy(() -> one.transfer(new AccountId(8)))
            .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> elsewhere.transfer(ACCOUNT)).isInstanceOf(ProblemException.class);
        elsewhere.transfer(new AccountId(8));
      }
    }
  }

  @Test
  void pageShouldFindRoomWhenNobodyElseHoldsAnything() {
    try (RequestAdmission.Visit other = enter("127.0.0.1")) {
      try (RequestAdmission.Visit alone = enter("127.0.0.1")) {
        alone.need(900);
        alone.need(900);

        assertThatThrownBy(() -> other.need(1)).isInstanceOf(ProblemException.class);
      }
      other.need(1);
      assertThat(memory.taken()).isEqualTo(1);
    }
    assertThat(memory.taken()).isZero();
  }

  private RequestAdmission.Visit enter(String address) {
    return intake.enter(PoolClient.at(address, address), address).orElseThrow();
  }
}
