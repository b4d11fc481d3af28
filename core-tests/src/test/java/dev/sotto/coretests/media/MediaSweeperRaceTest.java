// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.media;

import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.maintenance.MediaSweeper;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryMediaProvider;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.fixture.StorageFixture;
import dev.sotto.testkit.media.ForwardingMediaCatalogue;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An upload that begins while the sweeper takes away what nobody has uploaded.
final class MediaSweeperRaceTest implements StorageFixture {
  private static final InstantSource CLOCK = InstantSource.fixed(TestMedia.AWAITED);

  private final Storage storage =
      new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open();
  private final StreamedStore store =
      (StreamedStore) new MemoryMediaProvider().open(AdapterUrl.parse("memory:"), CLOCK);

  @Override
  public Storage storage() {
    return storage;
  }

  @AfterEach
  void close() {
    storage.close();
    store.close();
  }

  @Test
  void uploadThatHasBegunShouldStayAndOthersGo() throws Exception {
    AccountId anna = storedAccount("anna").id();
    MediaObject begun = inserted(anna);
    MediaObject left = inserted(anna);
    var meanwhile = new Meanwhile(storage.media(), begun, store);

    int swept = new MediaSweeper(meanwhile, store, CLOCK).sweep();

    assertThat(swept).isEqualTo(1);
    assertThat(storage.media().find(left.key())).isEmpty();
    assertThat(storage.media().find(begun.key()))
        .map(MediaObject::state)
        .contains(ObjectState.STORED);
    assertThat(store.size(begun.key())).hasValue(1);
  }

  @Test
  void everythingThatHasEndedShouldGoInOneSweep() {
    AccountId anna = storedAccount("anna").id();
    for (int i = 0; i < 450; i++) {
      inserted(anna);
    }

    assertThat(new MediaSweeper(storage.media(), store, CLOCK).sweep()).isEqualTo(450);
    assertThat(storage.media().page("", 10)).isEmpty();
  }

  private MediaObject inserted(AccountId owner) {
    MediaObject object = TestMedia.anObject(owner, 1);
    assertThat(storage.media().insert(object, TestMedia.ENDLESS))
        .isEqualTo(MediaCatalogue.Outcome.DONE);
    return object;
  }

  /// Somebody uploads an object just after it was told as ended.
  private record Meanwhile(MediaCatalogue real, MediaObject object, StreamedStore store)
      implements ForwardingMediaCatalogue {
    @Override
    public List<MediaObject> ended(Instant now, int limit) {
      List<MediaObject> ended = real.ended(now, limit);
      MediaObject stored =
          TestMedia.inState(
              new MediaObject(
                  object.key(),
                  object.content(),
                  object.state(),
                  object.access(),
                  noonPlus(120),
                  object.expiresAt()),
              ObjectState.STORED);
      assertThat(real.replace(object, stored)).isTrue();
      try {
        store.write(
            object.key(), object.content().type(), 1, new ByteArrayInputStream(new byte[1]));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return ended;
    }
  }
}
