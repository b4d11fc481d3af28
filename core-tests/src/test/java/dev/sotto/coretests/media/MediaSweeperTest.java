// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.media;

import static dev.sotto.coretests.media.MediaFixture.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.maintenance.MediaSweeper;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.media.ForwardingMediaCatalogue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MediaSweeperTest {
  private final MediaFixture both = new MediaFixture();
  private final Set<ObjectKey> stuck = new HashSet<>();
  private final MediaSweeper sweeper =
      new MediaSweeper(
          new Sticky(both.catalogue(), stuck),
          both.store(),
          InstantSource.fixed(TestMedia.EXPIRY.plusSeconds(1)));

  @Test
  void objectThatCannotBeDeletedShouldNotKeepTheOthers() {
    List<MediaObject> ended = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ended.add(both.object(ANNA, ObjectState.CLEAN, 10));
    }
    stuck.add(ended.get(0).key());
    stuck.add(ended.get(3).key());

    assertThatThrownBy(sweeper::sweep).isInstanceOf(PortException.Corrupt.class);

    assertThat(both.catalogue().page("", 10))
        .extracting(MediaObject::key)
        .containsExactlyInAnyOrderElementsOf(stuck);
    stuck.clear();
    assertThat(sweeper.sweep()).isEqualTo(2);
    assertThat(both.catalogue().page("", 10)).isEmpty();
  }

  @Test
  void sweepShouldGiveUpWhenNothingCanBeDeleted() {
    for (int i = 0; i < 30; i++) {
      stuck.add(both.object(ANNA, ObjectState.CLEAN, 10).key());
    }

    assertThatThrownBy(sweeper::sweep).isInstanceOf(PortException.Corrupt.class);

    assertThat(both.store().page("", 100)).hasSize(20);
  }

  /// A catalogue that does not let some objects go.
  private record Sticky(MediaCatalogue real, Set<ObjectKey> stuck)
      implements ForwardingMediaCatalogue {
    @Override
    public boolean remove(ObjectKey key) {
      if (stuck.contains(key)) {
        throw new PortException.Corrupt("stuck", new IllegalArgumentException());
      }
      return real.remove(key);
    }
  }
}
