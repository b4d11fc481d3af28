// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.data.TestMedia.AWAITED;
import static dev.sotto.testkit.data.TestMedia.ENOUGH;
import static dev.sotto.testkit.data.TestMedia.EXPIRY;
import static dev.sotto.testkit.data.TestMedia.anObject;
import static dev.sotto.testkit.data.TestMedia.inState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaCatalogue.Outcome;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How every [MediaCatalogue] keeps to the room that an account may take.
public interface MediaQuotaContract extends StorageFixture {
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
    var room = new AccountQuota(1_000, 7);

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

    assertThat(catalogue().replace(first, inState(first, ObjectState.RESERVED), 100))
        .isEqualTo(Outcome.DONE);
    assertThat(catalogue().replace(second, inState(second, ObjectState.RESERVED), 100))
        .isEqualTo(Outcome.NO_ROOM);
    assertThat(catalogue().find(second.key())).contains(second);
    assertThat(catalogue().replace(first, inState(first, ObjectState.STORED), 100))
        .isEqualTo(Outcome.CHANGED);
    // What has room keeps it, also when the quota is less than it was.
    assertThat(
            catalogue()
                .replace(
                    inState(first, ObjectState.RESERVED), inState(first, ObjectState.STORED), 10))
        .isEqualTo(Outcome.DONE);
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, 60));
    assertThat(catalogue().replace(second, inState(second, ObjectState.STORED), 101))
        .isEqualTo(Outcome.DONE);
    MediaObject unknown = anObject(anna, 1);
    assertThat(catalogue().replace(unknown, inState(unknown, ObjectState.STORED), 1_000))
        .isEqualTo(Outcome.CHANGED);
    assertThat(catalogue().replace(unknown, inState(unknown, ObjectState.STORED), 10))
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
                    .replace(awaited.get(i), inState(awaited.get(i), ObjectState.RESERVED), 100));

    assertThat(taken).filteredOn(Outcome.DONE::equals).hasSize(10);
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(10, 100));
  }

  @Test
  default void usageShouldFollowTheSizeOfWhatHasComeIn() {
    AccountId anna = storedAccount("anna").id();
    MediaObject awaited =
        inserted(
            inState(anObject(anna, ObjectSize.upTo(1_000), AWAITED, EXPIRY), ObjectState.RESERVED));
    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, 1_000));
    MediaObject stored =
        new MediaObject(
            awaited.key(),
            new ObjectMetadata(awaited.content().type(), ObjectSize.exactly(7)),
            ObjectState.STORED,
            awaited.access(),
            AWAITED,
            EXPIRY);

    assertThat(catalogue().replace(awaited, stored)).isTrue();

    assertThat(catalogue().usage(anna)).isEqualTo(new MediaUsage(1, 7));
    assertThat(catalogue().find(awaited.key())).contains(stored);
  }

  private MediaCatalogue catalogue() {
    return storage().media();
  }

  private MediaObject inserted(MediaObject object) {
    return TestMedia.inserted(catalogue(), object);
  }

  private Outcome inserts(MediaObject object, long quota) {
    return catalogue().insert(object, new AccountQuota(quota, 1_000));
  }

  private static MediaObject coming(AccountId owner, long bytes) {
    return inState(anObject(owner, bytes), ObjectState.RESERVED);
  }
}
