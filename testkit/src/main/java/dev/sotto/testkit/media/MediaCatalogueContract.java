// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.Moments.noonPlus;
import static dev.sotto.testkit.media.TestMedia.AWAITED;
import static dev.sotto.testkit.media.TestMedia.EXPIRY;
import static dev.sotto.testkit.media.TestMedia.anObject;
import static dev.sotto.testkit.media.TestMedia.inState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.Access;
import dev.sotto.core.media.Carrier;
import dev.sotto.core.media.Checksum;
import dev.sotto.core.media.Content;
import dev.sotto.core.media.MediaCatalogue;
import dev.sotto.core.media.MediaCatalogue.Outcome;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaRoom;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.MediaType;
import dev.sotto.core.media.MediaUsage;
import dev.sotto.core.media.ObjectKey;
import dev.sotto.core.media.ObjectSize;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.spi.StorageFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [MediaCatalogue] must do.
public interface MediaCatalogueContract extends StorageFixture {
  /// More than the objects of a test take.
  MediaRoom ENOUGH = new MediaRoom(1L << 40, 1_000);

  @Test
  default void findShouldTellAnObjectAsItWasInserted() {
    AccountId anna = storedAccount("anna").id();
    var object =
        new MediaObject(
            TestMedia.aKey(anna),
            new Content(
                new MediaType("video/mp4"),
                ObjectSize.upTo(5_000_000_000L),
                new Checksum("0123456789abcdef".repeat(4))),
            MediaState.INFECTED,
            new Access(Access.Audience.CORRESPONDENTS, Access.Viewing.ONCE),
            AWAITED.plusMillis(1),
            EXPIRY.plusMillis(999));

    assertThat(catalogue().insert(object, ENOUGH)).isEqualTo(Outcome.DONE);

    assertThat(catalogue().find(object.key())).contains(object);
    assertThat(catalogue().find(TestMedia.aKey(anna))).isEmpty();
  }

  @Test
  default void findShouldKnowAnObjectByItsFile() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    MediaObject one = inserted(anObject(anna, 1));
    MediaObject other = inserted(anObject(berta, 1));

    assertThat(catalogue().find(one.key().file())).contains(one);
    assertThat(catalogue().find(other.key().file())).contains(other);
    assertThat(catalogue().find(TestMedia.aKey(anna).file())).isEmpty();
  }

  @Test
  default void insertShouldKeepToTheQuotaToTheByte() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    MediaObject first = inserted(coming(anna, 60));

    assertThat(inserts(coming(anna, 41), 100)).isEqualTo(Outcome.NO_ROOM);
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, 60));
    assertThat(inserts(coming(berta, 100), 100)).isEqualTo(Outcome.DONE);
    assertThat(inserts(coming(anna, 40), 100)).isEqualTo(Outcome.DONE);
    assertThat(inserts(coming(anna, 1), 100)).isEqualTo(Outcome.NO_ROOM);

    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(2, 100));
    catalogue().remove(first.key());
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, 40));
    assertThat(inserts(coming(anna, 60), 100)).isEqualTo(Outcome.DONE);
  }

  @Test
  default void insertShouldKeepToTheQuotaWhenManyInsertAtOnce() {
    AccountId anna = storedAccount("anna").id();

    List<Outcome> inserted = Concurrently.call(50, _ -> inserts(coming(anna, 10), 100));

    assertThat(inserted).filteredOn(Outcome.DONE::equals).hasSize(10);
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(10, 100));
  }

  @Test
  default void insertShouldCountObjectsLargerThanAnyDisk() {
    AccountId anna = storedAccount("anna").id();
    inserted(coming(anna, Long.MAX_VALUE / 4));

    assertThat(catalogue().insert(coming(anna, Long.MAX_VALUE / 4), ENOUGH))
        .isEqualTo(Outcome.NO_ROOM);
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, Long.MAX_VALUE / 4));
  }

  @Test
  default void insertShouldTakeNoRoomForWhatHasNotBegun() {
    AccountId anna = storedAccount("anna").id();
    for (int i = 0; i < 3; i++) {
      assertThat(inserts(anObject(anna, 100), 100)).isEqualTo(Outcome.DONE);
      assertThat(inserts(anObject(anna, ObjectSize.upTo(9_000), AWAITED, EXPIRY), 100))
          .isEqualTo(Outcome.DONE);
    }

    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(0, 0));
    assertThat(inserts(anObject(anna, 101), 100)).isEqualTo(Outcome.NO_ROOM);
    assertThat(inserts(coming(anna, 100), 100)).isEqualTo(Outcome.DONE);
    assertThat(inserts(anObject(anna, 1), 100)).isEqualTo(Outcome.NO_ROOM);
    assertThat(inserts(anObject(anna, ObjectSize.upTo(9_000), AWAITED, EXPIRY), 100))
        .isEqualTo(Outcome.NO_ROOM);
  }

  @Test
  default void insertShouldCountWhatHasNotBegunWhenManyInsertAtOnce() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    var room = new MediaRoom(1_000, 7);

    List<Outcome> inserted =
        Concurrently.call(30, _ -> catalogue().insert(anObject(anna, 10), room));

    assertThat(inserted).filteredOn(Outcome.DONE::equals).hasSize(7);
    assertThat(inserted).filteredOn(Outcome.TOO_MANY::equals).hasSize(23);
    assertThat(catalogue().insert(anObject(berta, 10), room)).isEqualTo(Outcome.DONE);
    assertThat(catalogue().insert(coming(anna, 10), room)).isEqualTo(Outcome.DONE);
  }

  @Test
  default void replaceShouldTakeTheRoomThatThereIs() {
    AccountId anna = storedAccount("anna").id();
    MediaObject first = inserted(anObject(anna, 60));
    MediaObject second = inserted(anObject(anna, 41));

    assertThat(catalogue().replace(first, inState(first, MediaState.RESERVED), 100))
        .isEqualTo(Outcome.DONE);
    assertThat(catalogue().replace(second, inState(second, MediaState.RESERVED), 100))
        .isEqualTo(Outcome.NO_ROOM);
    assertThat(catalogue().find(second.key())).contains(second);
    assertThat(catalogue().replace(first, inState(first, MediaState.STORED), 100))
        .isEqualTo(Outcome.CHANGED);
    // What has room keeps it, also when the quota is less than it was.
    assertThat(
            catalogue()
                .replace(
                    inState(first, MediaState.RESERVED), inState(first, MediaState.STORED), 10))
        .isEqualTo(Outcome.DONE);
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, 60));
    assertThat(catalogue().replace(second, inState(second, MediaState.STORED), 101))
        .isEqualTo(Outcome.DONE);
    MediaObject unknown = anObject(anna, 1);
    assertThat(catalogue().replace(unknown, inState(unknown, MediaState.STORED), 1_000))
        .isEqualTo(Outcome.CHANGED);
    assertThat(catalogue().replace(unknown, inState(unknown, MediaState.STORED), 10))
        .isEqualTo(Outcome.CHANGED);
    assertThat(catalogue().find(unknown.key())).isEmpty();
  }

  @Test
  default void replaceShouldKeepToTheQuotaWhenManyTakeRoomAtOnce() {
    AccountId anna = storedAccount("anna").id();
    List<MediaObject> awaited =
        IntStream.range(0, 40).mapToObj(_ -> inserted(anObject(anna, 10))).toList();

    List<Outcome> taken =
        Concurrently.call(
            40,
            i ->
                catalogue()
                    .replace(awaited.get(i), inState(awaited.get(i), MediaState.RESERVED), 100));

    assertThat(taken).filteredOn(Outcome.DONE::equals).hasSize(10);
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(10, 100));
  }

  @Test
  default void replaceShouldMindEverythingThatChanges() {
    AccountId anna = storedAccount("anna").id();
    MediaObject object = inserted(inState(anObject(anna, 1), MediaState.RESERVED));
    MediaObject later = TestMedia.awaited(object, AWAITED.plusMillis(1));
    MediaObject known = TestMedia.known(object, new Checksum("f".repeat(64)));

    assertThat(catalogue().replace(later, known)).isFalse();
    assertThat(catalogue().replace(known, later)).isFalse();
    assertThat(catalogue().replace(object, later)).isTrue();
    assertThat(catalogue().replace(object, known)).isFalse();
    assertThat(catalogue().replace(later, known)).isTrue();
    assertThat(catalogue().find(object.key())).contains(known);
  }

  @Test
  default void unfinishedShouldWalkThroughWhatIsNotWholeByKey() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    var keys = new ArrayList<ObjectKey>();
    for (MediaState state : MediaState.values()) {
      for (int i = 0; i < 2; i++) {
        MediaObject object = inserted(inState(anObject(anna, 1), state));
        inserted(inState(anObject(berta, 1), state));
        if (state == MediaState.CREATED || state == MediaState.RESERVED) {
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
  default void usageShouldFollowTheSizeOfWhatHasComeIn() {
    AccountId anna = storedAccount("anna").id();
    MediaObject awaited =
        inserted(
            inState(anObject(anna, ObjectSize.upTo(1_000), AWAITED, EXPIRY), MediaState.RESERVED));
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, 1_000));
    MediaObject stored =
        new MediaObject(
            awaited.key(),
            new Content(awaited.content().type(), ObjectSize.exactly(7)),
            MediaState.STORED,
            awaited.access(),
            AWAITED,
            EXPIRY);

    assertThat(catalogue().replace(awaited, stored)).isTrue();

    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, 7));
    assertThat(catalogue().find(awaited.key())).contains(stored);
  }

  @Test
  default void replaceShouldChangeNothingButWhatItWasToldOf() {
    AccountId anna = storedAccount("anna").id();
    MediaObject object = inserted(anObject(anna, 1));
    MediaObject other = inserted(anObject(anna, 1));
    MediaObject stored = inState(object, MediaState.STORED);
    MediaObject clean = inState(object, MediaState.CLEAN);

    assertThat(catalogue().replace(object, stored)).isTrue();
    assertThat(catalogue().replace(object, clean)).isFalse();
    assertThat(catalogue().find(object.key())).contains(stored);
    assertThat(catalogue().replace(stored, clean)).isTrue();

    assertThat(catalogue().find(object.key())).contains(clean);
    assertThat(catalogue().find(other.key())).contains(other);
    MediaObject unknown = anObject(anna, 1);
    assertThat(catalogue().replace(unknown, inState(unknown, MediaState.CLEAN))).isFalse();
    assertThat(catalogue().find(unknown.key())).isEmpty();
  }

  @Test
  default void replaceShouldSucceedOnceWhenManySpendAnObject() {
    AccountId anna = storedAccount("anna").id();
    MediaObject object = inserted(anObject(anna, 1));
    MediaObject spent = inState(object, MediaState.CLEAN);

    List<Boolean> done = Concurrently.call(100, _ -> catalogue().replace(object, spent));

    assertThat(done).filteredOn(one -> one).hasSize(1);
  }

  @Test
  default void removeShouldForgetTheObjectAndItsReaders() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    MediaObject object = inserted(anObject(anna, 1));
    Carrier carrier = carrier(anna, "m1");
    catalogue().attach(carrier, berta, Set.of(object.key()));

    assertThat(catalogue().remove(object.key())).isTrue();
    assertThat(catalogue().remove(object.key())).isFalse();

    assertThat(catalogue().find(object.key())).isEmpty();
    assertThat(catalogue().isReader(object.key(), berta)).isFalse();
    assertThat(catalogue().detach(carrier)).isEmpty();
  }

  @Test
  default void attachShouldLetTheRecipientReadAndNobodyElse() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    MediaObject shown = inserted(anObject(anna, 1));
    MediaObject hidden = inserted(anObject(anna, 1));
    ObjectKey unknown = TestMedia.aKey(anna);

    catalogue().attach(carrier(anna, "m1"), berta, Set.of(shown.key(), unknown));
    catalogue().attach(carrier(anna, "m1"), berta, Set.of(shown.key()));

    assertThat(catalogue().isReader(shown.key(), berta)).isTrue();
    assertThat(catalogue().isReader(shown.key(), carla)).isFalse();
    assertThat(catalogue().isReader(hidden.key(), berta)).isFalse();
    assertThat(catalogue().isReader(unknown, berta)).isFalse();
  }

  @Test
  default void detachShouldTellWhatNoMessageNamesAnyMore() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    MediaObject one = inserted(anObject(anna, 1));
    MediaObject both = inserted(anObject(anna, 1));
    catalogue().attach(carrier(anna, "m1"), berta, Set.of(one.key(), both.key()));
    catalogue().attach(carrier(anna, "m2"), carla, Set.of(both.key()));

    assertThat(catalogue().detach(carrier(berta, "m1"))).isEmpty();
    assertThat(catalogue().detach(carrier(anna, "m1"))).containsExactly(one.key());
    assertThat(catalogue().detach(carrier(anna, "m1"))).isEmpty();

    assertThat(catalogue().isReader(both.key(), berta)).isFalse();
    assertThat(catalogue().isReader(both.key(), carla)).isTrue();
    assertThat(catalogue().find(one.key())).contains(one);
    assertThat(catalogue().detach(carrier(anna, "m2"))).containsExactly(both.key());
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
    MediaObject stored = inState(kept, MediaState.STORED);
    catalogue().replace(kept, stored);

    assertThat(catalogue().ended(noonPlus(10).minusMillis(1), 10)).isEmpty();
    assertThat(catalogue().ended(noonPlus(10), 10)).containsExactly(brief);
    assertThat(catalogue().ended(noonPlus(20).minusMillis(1), 10)).containsExactly(brief);
    assertThat(catalogue().ended(noonPlus(20), 10)).containsExactly(brief, awaited);
    assertThat(catalogue().ended(noonPlus(30), 10)).containsExactly(brief, awaited, stored);
    assertThat(catalogue().ended(noonPlus(30), 2)).containsExactly(brief, awaited);
  }

  @Test
  default void unscannedShouldWalkThroughWhatIsStoredByKey() {
    AccountId anna = storedAccount("anna").id();
    var stored = new ArrayList<ObjectKey>();
    for (MediaState state : MediaState.values()) {
      for (int i = 0; i < 3; i++) {
        MediaObject object = inserted(anObject(anna, 1));
        catalogue().replace(object, inState(object, state));
        if (state == MediaState.STORED) {
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
    catalogue().replace(first.getFirst(), inState(first.getFirst(), MediaState.CLEAN));
    assertThat(catalogue().unscanned("", 9))
        .extracting(MediaObject::key)
        .containsExactlyElementsOf(stored.subList(1, 3));
  }

  private MediaCatalogue catalogue() {
    return storage().media();
  }

  private MediaObject inserted(MediaObject object) {
    if (catalogue().insert(object, TestMedia.ENDLESS) != Outcome.DONE) {
      throw new AssertionError("not inserted: " + object.key());
    }
    return object;
  }

  private Outcome inserts(MediaObject object, long quota) {
    return catalogue().insert(object, new MediaRoom(quota, 1_000));
  }

  private static MediaObject coming(AccountId owner, long bytes) {
    return inState(anObject(owner, bytes), MediaState.RESERVED);
  }

  private static Carrier carrier(AccountId sender, String message) {
    return new Carrier(sender, new ClientMessageId(message));
  }
}
