// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.media;

import static dev.sotto.storage.memory.media.BothStores.ANNA;
import static dev.sotto.storage.memory.media.BothStores.BERTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.Finding;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaState;
import dev.sotto.testkit.media.TestMedia;
import org.junit.jupiter.api.Test;

/// Bytes compared with their checksums.
final class ContentVerificationTest {
  private final VerificationRuns runs = new VerificationRuns();
  private final BothStores both = runs.both();

  @Test
  void contentShouldBeComparedWithTheChecksumOfTheCatalogue() {
    MediaObject fine = both.object(ANNA, MediaState.CLEAN, 5);
    both.catalogue().replace(fine, TestMedia.known(fine, VerificationRuns.checksum("xxxxx")));
    MediaObject damaged = both.object(BERTA, MediaState.STORED, 5);
    MediaObject other = TestMedia.known(damaged, VerificationRuns.checksum("xxxxy"));
    both.catalogue().replace(damaged, other);

    assertThat(runs.run().findings()).isEmpty();
    VerificationRuns.Told told = runs.runWithContent();

    assertThat(told.findings())
        .containsExactly(new Finding.Damaged(other, VerificationRuns.checksum("xxxxx")));
    assertThat(told.count()).isEqualTo(2);
    assertThat(runs.repair(told.findings().getFirst())).isTrue();
    assertThat(both.catalogue().find(other.key())).isEmpty();
    assertThat(both.store().size(other.key())).isEmpty();
    assertThat(runs.runWithContent().findings()).isEmpty();
  }

  @Test
  void contentShouldBeGivenAChecksumWhereItHasNone() {
    MediaObject object = both.object(ANNA, MediaState.STORED, 3);
    both.entry(ANNA, MediaState.CREATED, 3);

    assertThat(runs.runWithContent().findings()).isEmpty();

    assertThat(both.catalogue().find(object.key()))
        .contains(TestMedia.known(object, VerificationRuns.checksum("xxx")));
    assertThat(runs.pauses()).isZero();
  }
}
