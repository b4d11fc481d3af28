// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.media;

import static dev.sotto.coretests.media.MediaFixture.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.maintenance.Finding;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.media.ForwardingMediaCatalogue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Objects that change while catalogue and store are compared.
final class MediaVerificationRaceTest {
  private final MediaVerificationRunner runs = new MediaVerificationRunner();
  private final MediaFixture both = runs.both();

  @Test
  void runShouldNotTellWhatWasAboutToBeDeleted() {
    MediaObject object = both.object(ANNA, ObjectState.STORED, 5);
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
    MediaObject object = both.object(ANNA, ObjectState.STORED, 5);
    both.store().delete(object.key());
    var changing =
        new ForwardingMediaCatalogue() {
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
    MediaObject object = both.entry(ANNA, ObjectState.STORED, 5);
    runs.meanwhile(() -> both.bytes(object.key(), 3));

    assertThat(runs.run().findings()).containsExactly(new Finding.WrongSize(object, 3));
  }

  @Test
  void strangersShouldNotBeTakenFromWhatComesAndGoes() {
    MediaObject object = both.entry(ANNA, ObjectState.STORED, 5);
    runs.meanwhile(() -> both.catalogue().remove(object.key()));

    assertThat(runs.findsStrangers()).isFalse();
    assertThat(runs.pauses()).isEqualTo(1);
  }

  @Test
  void contentShouldNotBeDamagedWhenTheObjectGoesMeanwhile() {
    MediaObject object = both.object(ANNA, ObjectState.STORED, 3);
    both.catalogue()
        .replace(object, TestMedia.known(object, MediaVerificationRunner.checksum("yyy")));
    runs.meanwhile(() -> both.catalogue().remove(object.key()));
    runs.meanwhile(() -> both.store().delete(object.key()));

    assertThat(runs.runWithContent().findings()).isEmpty();
    assertThat(runs.pauses()).isEqualTo(1);
  }
}
