// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.media.TestMedia.AWAITED;
import static dev.sotto.testkit.media.TestMedia.EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.Access;
import dev.sotto.core.media.Access.Viewing;
import dev.sotto.core.media.Content;
import dev.sotto.core.media.MediaCatalogue.Outcome;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.MediaType;
import dev.sotto.core.media.ObjectKey;
import dev.sotto.core.media.ObjectSize;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.spi.StorageFixture;
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
        new Content(MediaType.BYTES, ObjectSize.exactly(1)),
        MediaState.CLEAN,
        new Access(Access.Audience.RECIPIENTS, viewing),
        AWAITED,
        EXPIRY);
  }
}
