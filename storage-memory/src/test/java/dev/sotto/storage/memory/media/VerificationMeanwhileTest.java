// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.media;

import static dev.sotto.storage.memory.media.BothStores.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.Finding;
import dev.sotto.core.media.MediaCatalogue;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.ObjectKey;
import dev.sotto.storage.memory.broken.OverMedia;
import dev.sotto.testkit.media.TestMedia;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Objects that change while catalogue and store are compared.
final class VerificationMeanwhileTest {
  private final VerificationRuns runs = new VerificationRuns();
  private final BothStores both = runs.both();

  @Test
  void runShouldNotTellWhatWasAboutToBeDeleted() {
    MediaObject object = both.object(ANNA, MediaState.STORED, 5);
    both.store().delete(object.key());
    runs.meanwhile(() -> both.catalogue().remove(object.key()));

    assertThat(runs.run().findings()).isEmpty();
    assertThat(runs.pauses()).isEqualTo(1);
  }

  @Test
  void runShouldNotTellWhatWasUploadedAfterTheCatalogueWasRead() {
    MediaObject object = TestMedia.anObject(ANNA, 5);
    both.bytes(object.key(), 5);
    runs.meanwhile(() -> both.catalogue().insert(object, TestMedia.ENDLESS));

    assertThat(runs.run().findings()).isEmpty();
    assertThat(runs.pauses()).isEqualTo(1);
  }

  @Test
  void runShouldNotTellWhatHasGoneFromBoth() {
    ObjectKey key = TestMedia.aKey(ANNA);
    both.bytes(key, 5);
    runs.meanwhile(() -> both.store().delete(key));

    assertThat(runs.run().findings()).isEmpty();
  }

  @Test
  void runShouldNotTellWhatChangesDuringTheSecondLook() {
    MediaObject object = both.object(ANNA, MediaState.STORED, 5);
    both.store().delete(object.key());
    var changing =
        new OverMedia() {
          @Override
          public MediaCatalogue real() {
            return both.catalogue();
          }

          @Override
          public Optional<MediaObject> find(ObjectKey key) {
            Optional<MediaObject> found = real().find(key);
            real().remove(key);
            return found;
          }
        };

    assertThat(runs.run(changing).findings()).isEmpty();
  }

  @Test
  void runShouldTellWhatTurnsOutToBeWrongInAnotherWay() {
    MediaObject object = both.entry(ANNA, MediaState.STORED, 5);
    runs.meanwhile(() -> both.bytes(object.key(), 3));

    assertThat(runs.run().findings()).containsExactly(new Finding.WrongSize(object, 3));
  }

  @Test
  void strangersShouldNotBeTakenFromWhatComesAndGoes() {
    MediaObject object = both.entry(ANNA, MediaState.STORED, 5);
    runs.meanwhile(() -> both.catalogue().remove(object.key()));

    assertThat(runs.findsStrangers()).isFalse();
    assertThat(runs.pauses()).isEqualTo(1);
  }

  @Test
  void contentShouldNotBeDamagedWhenTheObjectGoesMeanwhile() {
    MediaObject object = both.object(ANNA, MediaState.STORED, 3);
    both.catalogue().replace(object, TestMedia.known(object, VerificationRuns.checksum("yyy")));
    runs.meanwhile(() -> both.catalogue().remove(object.key()));
    runs.meanwhile(() -> both.store().delete(object.key()));

    assertThat(runs.runWithContent().findings()).isEmpty();
    assertThat(runs.pauses()).isEqualTo(1);
  }
}
