// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryMediaProvider;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.data.TestMedia;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;

/// A catalogue and an object store, and short ways to fill them.
final class MediaFixture {
  static final AccountId ANNA = new AccountId(7);
  static final AccountId BERTA = new AccountId(61);

  private final AdapterUrl url = AdapterUrl.parse("memory:");
  private final Storage storage = new MemoryStorageProvider().at(url).open();
  private final ObjectStore store = new MemoryMediaProvider().open(url, InstantSource.system());

  MediaCatalogue catalogue() {
    return storage.media();
  }

  ObjectStore store() {
    return store;
  }

  /// {@return an entry of so many bytes, which are not there}
  MediaObject entry(AccountId owner, ObjectState state, long bytes) {
    MediaObject object = TestMedia.inState(TestMedia.anObject(owner, bytes), state);
    if (catalogue().insert(object, TestMedia.ENDLESS) != MediaCatalogue.Outcome.DONE) {
      throw new AssertionError("not inserted");
    }
    return object;
  }

  /// {@return an object with all its bytes}
  MediaObject object(AccountId owner, ObjectState state, long bytes) {
    MediaObject object = entry(owner, state, bytes);
    bytes(object.key(), bytes);
    return object;
  }

  /// Puts bytes under a key.
  void bytes(ObjectKey key, long count) {
    byte[] bytes = "x".repeat((int) count).getBytes(UTF_8);
    try {
      store.write(key, MediaType.BYTES, count, new ByteArrayInputStream(bytes));
    } catch (IOException | ObjectStore.AlreadyThere e) {
      throw new AssertionError("not written", e);
    }
  }
}
