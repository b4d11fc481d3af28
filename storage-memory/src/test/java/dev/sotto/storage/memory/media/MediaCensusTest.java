// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.media;

import static dev.sotto.storage.memory.media.BothStores.ANNA;
import static dev.sotto.storage.memory.media.BothStores.BERTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.MediaCensus;
import dev.sotto.core.media.MediaCensus.Share;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.MediaUsage;
import org.junit.jupiter.api.Test;

final class MediaCensusTest {
  private final BothStores both = new BothStores();
  private final MediaCensus census = new MediaCensus(both.catalogue());

  @Test
  void countShouldFindNothingWhereNothingIs() {
    var result = census.count(10);

    assertThat(result.all()).isEqualTo(new MediaUsage(0, 0));
    assertThat(result.accounts()).isZero();
    assertThat(result.largest()).isEmpty();
  }

  @Test
  void countShouldAddUpStatesAndAccounts() {
    both.entry(ANNA, MediaState.CREATED, 100);
    both.entry(ANNA, MediaState.STORED, 20);
    both.entry(BERTA, MediaState.STORED, 300);
    both.entry(BERTA, MediaState.CLEAN, 4);
    both.entry(BERTA, MediaState.INFECTED, 5);

    var result = census.count(10);

    assertThat(result.all()).isEqualTo(new MediaUsage(5, 329));
    assertThat(result.in(MediaState.CREATED)).isEqualTo(new MediaUsage(1, 0));
    assertThat(result.in(MediaState.STORED)).isEqualTo(new MediaUsage(2, 320));
    assertThat(result.in(MediaState.CLEAN)).isEqualTo(new MediaUsage(1, 4));
    assertThat(result.in(MediaState.INFECTED)).isEqualTo(new MediaUsage(1, 5));
    assertThat(result.largest())
        .containsExactly(
            new Share(BERTA, new MediaUsage(3, 309)), new Share(ANNA, new MediaUsage(2, 20)));
  }

  @Test
  void countShouldNameThoseWhoTakeMost() {
    for (int id = 1; id <= 30; id++) {
      // 1, 10, 11 … are no neighbours by number, and owners with one beginning are not one.
      both.entry(new AccountId(id), MediaState.STORED, 10L * (id % 7 + 1));
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
      both.entry(ANNA, MediaState.STORED, 2);
    }
    both.entry(BERTA, MediaState.STORED, 1);

    var result = census.count(10);

    assertThat(result.accounts()).isEqualTo(2);
    assertThat(result.largest().getFirst())
        .isEqualTo(new Share(ANNA, new MediaUsage(1_500, 3_000)));
  }
}
