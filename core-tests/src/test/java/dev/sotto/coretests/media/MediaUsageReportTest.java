// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.media;

import static dev.sotto.coretests.media.MediaFixture.ANNA;
import static dev.sotto.coretests.media.MediaFixture.BERTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.maintenance.MediaUsageReport;
import dev.sotto.core.media.maintenance.MediaUsageReport.Share;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectState;
import org.junit.jupiter.api.Test;

final class MediaUsageReportTest {
  private final MediaFixture both = new MediaFixture();
  private final MediaUsageReport census = new MediaUsageReport(both.catalogue());

  @Test
  void countShouldFindNothingWhereNothingIs() {
    var result = census.count(10);

    assertThat(result.all()).isEqualTo(new MediaUsage(0, 0));
    assertThat(result.accounts()).isZero();
    assertThat(result.largest()).isEmpty();
  }

  @Test
  void countShouldAddUpStatesAndAccounts() {
    both.entry(ANNA, ObjectState.CREATED, 100);
    both.entry(ANNA, ObjectState.STORED, 20);
    both.entry(BERTA, ObjectState.STORED, 300);
    both.entry(BERTA, ObjectState.CLEAN, 4);
    both.entry(BERTA, ObjectState.INFECTED, 5);

    var result = census.count(10);

    assertThat(result.all()).isEqualTo(new MediaUsage(5, 329));
    assertThat(result.in(ObjectState.CREATED)).isEqualTo(new MediaUsage(1, 0));
    assertThat(result.in(ObjectState.STORED)).isEqualTo(new MediaUsage(2, 320));
    assertThat(result.in(ObjectState.CLEAN)).isEqualTo(new MediaUsage(1, 4));
    assertThat(result.in(ObjectState.INFECTED)).isEqualTo(new MediaUsage(1, 5));
    assertThat(result.largest())
        .containsExactly(
            new Share(BERTA, new MediaUsage(3, 309)), new Share(ANNA, new MediaUsage(2, 20)));
  }

  @Test
  void countShouldNameThoseWhoTakeMost() {
    for (int id = 1; id <= 30; id++) {
      // 1, 10, 11 … are no neighbours by number, and owners with one beginning are not one.
      both.entry(new AccountId(id), ObjectState.STORED, 10L * (id % 7 + 1));
    }

    var result = census.count(5);

    assertThat(result.accounts()).isEqualTo(30);
    assertThat(result.largest())
        .extracting(share -> share.owner().value())
        .containsExactly(6L, 13L, 20L, 27L, 5L);
  }

  @Test
  void countShouldGoOnWithAnAccountOnTheNextPage() {
    for (int i = 0; i < 1_500; i++) {
      both.entry(ANNA, ObjectState.STORED, 2);
    }
    both.entry(BERTA, ObjectState.STORED, 1);

    var result = census.count(10);

    assertThat(result.accounts()).isEqualTo(2);
    assertThat(result.largest().getFirst())
        .isEqualTo(new Share(ANNA, new MediaUsage(1_500, 3_000)));
  }
}
