// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.adapter.AdapterScope;
import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Backends;
import dev.sotto.core.media.ObjectStore;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.CoordinationProvider;
import dev.sotto.core.spi.MediaProvider;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.StorageProvider.Migration;
import dev.sotto.core.spi.UnknownSchemaException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.SecretKey;

/// The adapters that a configuration names: found, not yet opened.
public final class Backing {
  private final Backends backends;
  private final StorageProvider storage;
  private final CoordinationProvider coordination;
  private final MediaProvider media;

  private Backing(
      Backends backends,
      StorageProvider storage,
      CoordinationProvider coordination,
      MediaProvider media) {
    this.backends = backends;
    this.storage = storage;
    this.coordination = coordination;
    this.media = media;
  }

  /// {@return the adapters}
  ///
  /// @throws dev.sotto.cli.adapter.NoSuchAdapter when one is not installed
  public static Backing find(Backends backends, Adapters adapters) {
    return new Backing(
        backends,
        adapters.storage(backends.storage().scheme()),
        adapters.coordination(backends.coordination().scheme()),
        adapters.media(backends.media().scheme()));
  }

  /// {@return whether the storage belongs to one server, which keeps it up to date by itself}
  public boolean isEmbedded() {
    return storage.isEmbedded();
  }

  /// Brings the schema of the storage up to date, with no server on it if it is embedded.
  ///
  /// @param data the data folder
  /// @throws FolderInUse when a server runs on the storage
  /// @throws WrongStorage when the storage is missing or empty and the secrets are not
  public Migration migrate(DataFolder data) {
    if (!isEmbedded()) {
      return migrate();
    }
    try (var _ = lockStorage()) {
      installation(data).ifPresent(Installation::requireStorage);
      return migrate();
    }
  }

  private Migration migrate() {
    return AdapterScope.within(storage, () -> storage.migrate(backends.storage()));
  }

  /// Keeps other servers from an embedded storage until the answer is closed.
  ///
  /// @throws FolderInUse when another one works on it
  Cleanup lockStorage() {
    var cleanup = new Cleanup();
    storage
        .file(backends.storage())
        .ifPresent(
            file -> {
              Path folder = file.toAbsolutePath().getParent();
              if (folder != null) {
                DataFolder.ensure(folder);
              }
              FolderLock lock = FolderLock.ofStorage(file);
              cleanup.add(lock::close);
            });
    return cleanup;
  }

  /// {@return the storage for a server that has it locked; an embedded one is brought up to date
  /// first, and belongs to the secrets in `data`}
  ///
  /// @throws WrongStorage when it does not
  Storage openLocked(DataFolder data) {
    Optional<Installation> installation = installation(data);
    installation.ifPresent(Installation::requireStorage);
    if (isEmbedded()) {
      Migration _ = migrate();
    }
    return settled(installation);
  }

  /// {@return the storage for a command, perhaps beside a running server, which alone may change
  /// the schema then}
  ///
  /// @param data the data folder
  public Storage openBesideServer(DataFolder data) {
    Optional<Installation> installation = installation(data);
    installation.ifPresent(Installation::requireStorage);
    if (!isEmbedded()) {
      return open();
    }
    try {
      return settled(installation);
    } catch (UnknownSchemaException e) {
      Migration _ = migrate(data);
      return settled(installation);
    }
  }

  /// Makes an embedded storage and the secrets in `data` belong together. {@return whether there
  /// was anything to do}
  ///
  /// @throws FolderInUse when a server runs on the storage
  public boolean accept(DataFolder data) {
    Optional<Installation> installation = installation(data);
    if (installation.isEmpty()) {
      return false;
    }
    try (var _ = lockStorage()) {
      Migration _ = migrate();
      try (Storage opened = open()) {
        installation.get().accept(opened);
      }
    }
    return true;
  }

  private Storage settled(Optional<Installation> installation) {
    Storage opened = open();
    try {
      installation.ifPresent(together -> together.settle(opened));
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private Storage open() {
    return AdapterScope.within(storage, () -> storage.open(backends.storage()));
  }

  private Optional<Installation> installation(DataFolder data) {
    return storage.file(backends.storage()).map(file -> new Installation(data.secrets(), file));
  }

  ObjectStore openMedia(InstantSource clock) {
    return AdapterScope.within(media, () -> media.open(backends.media(), clock));
  }

  /// Takes over what a version that sealed nothing has left to be relayed. {@return how many
  /// messages}
  ///
  /// @param key of all nodes of the installation
  int adopt(SecretKey key, Instant now) {
    return AdapterScope.within(
        coordination, () -> coordination.adopt(backends.coordination(), key, now));
  }

  /// @param key of all nodes of the installation
  Coordination openCoordination(SecretKey key) {
    return AdapterScope.within(coordination, () -> coordination.open(backends.coordination(), key));
  }
}
