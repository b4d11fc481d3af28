// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.media;

import static dev.sotto.coretests.media.MediaFixture.ANNA;
import static dev.sotto.coretests.media.MediaFixture.BERTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.maintenance.Finding;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.data.TestMedia;
import org.junit.jupiter.api.Test;

/// Bytes compared with their checksums.
final class ChecksumCheckTest {
  private final MediaVerificationRunner runs = new MediaVerificationRunner();
  private final MediaFixture both = runs.both();

  @Test
  void contentShouldBeComparedWithTheChecksumOfTheCatalogue() {
    MediaObject fine = both.object(ANNA, ObjectState.CLEAN, 5);
    both.catalogue()
        .replace(fine, TestMedia.known(fine, MediaVerificationRunner.checksum("xxxxx")));
    MediaObject damaged = both.object(BERTA, ObjectState.STORED, 5);
    MediaObject other = TestMedia.known(damaged, MediaVerificationRunner.checksum("xxxxy"));
    both.catalogue().replace(damaged, other);

    assertThat(runs.run().findings()).isEmpty();
    MediaVerificationRunner.Told told = runs.runWithContent();

    assertThat(told.findings())
        .containsExactly(new Finding.Damaged(other, MediaVerificationRunner.checksum("xxxxx")));
    assertThat(told.count()).isEqualTo(2);
    assertThat(runs.repair(told.findings().getFirst())).isTrue();
    assertThat(both.catalogue().find(other.key())).isEmpty();
    assertThat(both.store().size(other.key())).isEmpty();
    assertThat(runs.runWithContent().findings()).isEmpty();
  }

  @Test
  void contentShouldBeGivenAChecksumWhereItHasNone() {
    MediaObject object = both.object(ANNA, ObjectState.STORED, 3);
    both.entry(ANNA, ObjectState.CREATED, 3);

    assertThat(runs.runWithContent().findings()).isEmpty();

    assertThat(both.catalogue().find(object.key()))
        .contains(TestMedia.known(object, MediaVerificationRunner.checksum("xxx")));
    assertThat(runs.pauses()).isZero();
  }
}
