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
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaCatalogue.Outcome;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [MediaCatalogue] must do with single objects; with the room that they take in
/// [MediaQuotaContract], with many in [MediaPagesContract].
public interface MediaCatalogueContract extends StorageFixture {
  @Test
  default void findShouldTellAnObjectAsItWasInserted() {
    AccountId anna = storedAccount("anna").id();
    var object =
        new MediaObject(
            TestMedia.aKey(anna),
            new ObjectMetadata(
                new MediaType("video/mp4"),
                ObjectSize.upTo(5_000_000_000L),
                new Checksum("0123456789abcdef".repeat(4))),
            ObjectState.INFECTED,
            new ObjectAccess(ObjectAccess.Audience.CORRESPONDENTS, ObjectAccess.Viewing.ONCE),
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
  default void replaceShouldMindEverythingThatChanges() {
    AccountId anna = storedAccount("anna").id();
    MediaObject object = inserted(inState(anObject(anna, 1), ObjectState.RESERVED));
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
  default void replaceShouldChangeNothingButWhatItWasToldOf() {
    AccountId anna = storedAccount("anna").id();
    MediaObject object = inserted(anObject(anna, 1));
    MediaObject other = inserted(anObject(anna, 1));
    MediaObject stored = inState(object, ObjectState.STORED);
    MediaObject clean = inState(object, ObjectState.CLEAN);

    assertThat(catalogue().replace(object, stored)).isTrue();
    assertThat(catalogue().replace(object, clean)).isFalse();
    assertThat(catalogue().find(object.key())).contains(stored);
    assertThat(catalogue().replace(stored, clean)).isTrue();

    assertThat(catalogue().find(object.key())).contains(clean);
    assertThat(catalogue().find(other.key())).contains(other);
    MediaObject unknown = anObject(anna, 1);
    assertThat(catalogue().replace(unknown, inState(unknown, ObjectState.CLEAN))).isFalse();
    assertThat(catalogue().find(unknown.key())).isEmpty();
  }

  @Test
  default void replaceShouldSucceedOnceWhenManySpendAnObject() {
    AccountId anna = storedAccount("anna").id();
    MediaObject object = inserted(anObject(anna, 1));
    MediaObject spent = inState(object, ObjectState.CLEAN);

    List<Boolean> done = Concurrently.call(100, _ -> catalogue().replace(object, spent));

    assertThat(done).filteredOn(one -> one).hasSize(1);
  }

  @Test
  default void removeShouldForgetTheObjectAndItsReaders() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    MediaObject object = inserted(anObject(anna, 1));
    MessageRef carrier = carrier(anna, "m1");
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

  private MediaCatalogue catalogue() {
    return storage().media();
  }

  private MediaObject inserted(MediaObject object) {
    return TestMedia.inserted(catalogue(), object);
  }

  private static MessageRef carrier(AccountId sender, String message) {
    return new MessageRef(sender, new ClientMessageId(message));
  }
}
