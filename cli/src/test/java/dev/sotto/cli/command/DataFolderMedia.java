// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.testkit.data.TestAccounts;
import dev.sotto.testkit.data.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Fills the catalogue and the folder of media of a data folder.
record DataFolderMedia(Path data) {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");

  /// {@return an account with this handle}
  Account account(String handle) {
    Account account = TestAccounts.anAccount(handle);
    try (Storage storage = open()) {
      storage.accounts().create(account, TestAccounts.aPasswordHash());
    }
    return account;
  }

  /// {@return an object that ends in seventy years, without its bytes}
  MediaObject entry(AccountId owner, ObjectState state, long bytes) {
    return insert(owner, state, bytes, FAR_AHEAD);
  }

  /// {@return an object with its bytes}
  MediaObject object(AccountId owner, long bytes) throws IOException {
    MediaObject object = entry(owner, ObjectState.STORED, bytes);
    bytes(object.key().text(), bytes);
    return object;
  }

  /// {@return an object that ended years ago, with its bytes}
  MediaObject ended(AccountId owner, long bytes) throws IOException {
    MediaObject object = insert(owner, ObjectState.STORED, bytes, LONG_AGO);
    bytes(object.key().text(), bytes);
    return object;
  }

  /// Puts bytes under a name.
  Path bytes(String name, long count) throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x".repeat((int) count));
  }

  /// {@return where the bytes with this name are}
  Path file(String name) {
    return data.resolve("media").resolve(name);
  }

  private MediaObject insert(AccountId owner, ObjectState state, long bytes, Instant end) {
    MediaObject object =
        TestMedia.inState(TestMedia.anObject(owner, ObjectSize.exactly(bytes), end, end), state);
    try (Storage storage = open()) {
      if (storage.media().insert(object, TestMedia.ENDLESS) != MediaCatalogue.Outcome.DONE) {
        throw new AssertionError("not inserted");
      }
    }
    return object;
  }

  private Storage open() {
    StorageProvider provider = Adapters.builtIn().storage("sqlite");
    var url = new AdapterUrl("sqlite", data.resolve("sotto.db").toString());
    provider.at(url).migrate();
    return provider.at(url).open();
  }
}
