// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.data.TestMedia.AWAITED;
import static dev.sotto.testkit.data.TestMedia.EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaCatalogue.Outcome;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectAccess.Viewing;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An object that may be seen once, raced for by many readers, a thousand times, at all servers of
/// a storage.
public interface ViewOnceRacesContract extends StorageFixture {
  /// How often the race is run.
  int OBJECTS = 1_000;

  /// {@return the storage as server `number` of several sees it}
  default Storage server(int number) {
    return storage();
  }

  /// {@return how many race: more than can be at work at the same time}
  default int readers() {
    return 100;
  }

  @Test
  @Tag("full")
  default void objectThatIsSeenOnceShouldBeSpentByOneOfManyReaders() {
    AccountId anna = storedAccount("anna").id();
    for (int round = 0; round < OBJECTS; round++) {
      ObjectKey key = TestMedia.aKey(anna);
      MediaObject unseen = object(key, Viewing.ONCE);
      MediaObject spent = object(key, Viewing.SPENT);
      assertThat(storage().media().insert(unseen, TestMedia.ENDLESS)).isEqualTo(Outcome.DONE);

      List<Boolean> seen =
          Concurrently.call(readers(), number -> server(number).media().replace(unseen, spent));

      assertThat(seen).filteredOn(one -> one).hasSize(1);
      assertThat(storage().media().find(key)).contains(spent);
    }
  }

  private static MediaObject object(ObjectKey key, Viewing viewing) {
    return new MediaObject(
        key,
        new ObjectMetadata(MediaType.BYTES, ObjectSize.exactly(1)),
        ObjectState.CLEAN,
        new ObjectAccess(ObjectAccess.Audience.RECIPIENTS, viewing),
        AWAITED,
        EXPIRY);
  }
}
