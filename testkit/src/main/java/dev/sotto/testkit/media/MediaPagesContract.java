// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.data.TestMedia.EXPIRY;
import static dev.sotto.testkit.data.TestMedia.anObject;
import static dev.sotto.testkit.data.TestMedia.inState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How every [MediaCatalogue] tells of many objects.
public interface MediaPagesContract extends StorageFixture {
  @Test
  default void unfinishedShouldWalkThroughWhatIsNotWholeByKey() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    var keys = new ArrayList<ObjectKey>();
    for (ObjectState state : ObjectState.values()) {
      for (int i = 0; i < 2; i++) {
        MediaObject object = inserted(inState(anObject(anna, 1), state));
        inserted(inState(anObject(berta, 1), state));
        if (state == ObjectState.CREATED || state == ObjectState.RESERVED) {
          keys.add(object.key());
        }
      }
    }
    Collections.sort(keys);

    List<MediaObject> first = catalogue().unfinished(anna, "", 3);

    assertThat(first).extracting(MediaObject::key).containsExactlyElementsOf(keys.subList(0, 3));
    assertThat(catalogue().unfinished(anna, keys.get(2).text(), 3))
        .extracting(MediaObject::key)
        .containsExactly(keys.get(3));
    assertThat(catalogue().unfinished(anna, keys.get(3).text(), 3)).isEmpty();
  }

  @Test
  default void pageShouldWalkThroughAllObjectsByKey() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    var keys = new ArrayList<ObjectKey>();
    for (int i = 0; i < 7; i++) {
      keys.add(inserted(anObject(i % 2 == 0 ? anna : berta, 1)).key());
    }
    Collections.sort(keys);

    List<MediaObject> first = catalogue().page("", 4);
    List<MediaObject> second = catalogue().page(first.getLast().key().text(), 4);

    assertThat(first).extracting(MediaObject::key).containsExactlyElementsOf(keys.subList(0, 4));
    assertThat(second).extracting(MediaObject::key).containsExactlyElementsOf(keys.subList(4, 7));
  }

  @Test
  default void endedShouldTellWhatIsOverToTheMillisecondEarliestFirst() {
    AccountId anna = storedAccount("anna").id();
    MediaObject awaited = inserted(anObject(anna, ObjectSize.exactly(1), noonPlus(20), EXPIRY));
    MediaObject brief =
        inserted(anObject(anna, ObjectSize.exactly(1), noonPlus(900), noonPlus(10)));
    MediaObject kept = inserted(anObject(anna, ObjectSize.exactly(1), noonPlus(5), noonPlus(30)));
    MediaObject stored = inState(kept, ObjectState.STORED);
    catalogue().replace(kept, stored);

    assertThat(catalogue().ended(noonPlus(10).minusMillis(1), 10)).isEmpty();
    assertThat(catalogue().ended(noonPlus(10), 10)).containsExactly(brief);
    assertThat(catalogue().ended(noonPlus(20).minusMillis(1), 10)).containsExactly(brief);
    assertThat(catalogue().ended(noonPlus(20), 10)).containsExactly(brief, awaited);
    assertThat(catalogue().ended(noonPlus(30), 10)).containsExactly(brief, awaited, stored);
    assertThat(catalogue().ended(noonPlus(30), 2)).containsExactly(brief, awaited);
  }

  /// As the sweeper takes away what has ended, and an upload begins meanwhile.
  @Test
  default void whatWasToldAsEndedShouldStayWhenItsEndHasMovedOn() {
    AccountId anna = storedAccount("anna").id();
    inserted(anObject(anna, ObjectSize.exactly(1), noonPlus(20), EXPIRY));
    MediaObject ended = catalogue().ended(noonPlus(20), 10).getFirst();
    MediaObject moved = TestMedia.awaited(ended, noonPlus(80));
    assertThat(catalogue().replace(ended, moved)).isTrue();

    assertThat(catalogue().replace(ended, over(ended))).isFalse();

    assertThat(catalogue().find(ended.key())).contains(moved);
    assertThat(catalogue().ended(noonPlus(79), 10)).isEmpty();
    assertThat(catalogue().replace(moved, over(moved))).isTrue();
    assertThat(catalogue().ended(noonPlus(0), 10)).containsExactly(over(moved));
    assertThat(catalogue().replace(moved, TestMedia.awaited(moved, noonPlus(90)))).isFalse();
  }

  private static MediaObject over(MediaObject object) {
    return new MediaObject(
        object.key(),
        object.content(),
        object.state(),
        object.access(),
        object.awaitedUntil(),
        Instant.EPOCH);
  }

  @Test
  default void unscannedShouldWalkThroughWhatIsStoredByKey() {
    AccountId anna = storedAccount("anna").id();
    var stored = new ArrayList<ObjectKey>();
    for (ObjectState state : ObjectState.values()) {
      for (int i = 0; i < 3; i++) {
        MediaObject object = inserted(anObject(anna, 1));
        catalogue().replace(object, inState(object, state));
        if (state == ObjectState.STORED) {
          stored.add(object.key());
        }
      }
    }
    Collections.sort(stored);

    List<MediaObject> first = catalogue().unscanned("", 2);

    assertThat(first).extracting(MediaObject::key).containsExactlyElementsOf(stored.subList(0, 2));
    assertThat(catalogue().unscanned(stored.get(1).text(), 2))
        .extracting(MediaObject::key)
        .containsExactly(stored.get(2));
    catalogue().replace(first.getFirst(), inState(first.getFirst(), ObjectState.CLEAN));
    assertThat(catalogue().unscanned("", 9))
        .extracting(MediaObject::key)
        .containsExactlyElementsOf(stored.subList(1, 3));
  }

  private MediaCatalogue catalogue() {
    return storage().media();
  }

  private MediaObject inserted(MediaObject object) {
    return TestMedia.inserted(catalogue(), object);
  }
}
