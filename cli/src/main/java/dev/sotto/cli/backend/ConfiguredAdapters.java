// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.backend;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.adapter.ThreadContextClassLoader;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.installation.InstallationIdentity;
import dev.sotto.cli.installation.InstallationNotFoundException;
import dev.sotto.cli.installation.LockFile;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.CoordinationProvider;
import dev.sotto.core.spi.CoordinationProvider.Adoption;
import dev.sotto.core.spi.MediaProvider;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.spi.UnknownSchemaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.SecretKey;

/// The adapters that a configuration names: found, not yet opened.
public final class ConfiguredAdapters {
  private final Configuration configuration;
  private final StorageProvider storage;
  private final StorageLocation location;
  private final CoordinationProvider coordination;
  private final MediaProvider media;

  private ConfiguredAdapters(
      Configuration configuration,
      StorageProvider storage,
      CoordinationProvider coordination,
      MediaProvider media) {
    this.configuration = configuration;
    this.storage = storage;
    location =
        ThreadContextClassLoader.within(
            storage, () -> storage.at(configuration.backends().storage()));
    this.coordination = coordination;
    this.media = media;
  }

  /// {@return the adapters}
  ///
  /// @throws dev.sotto.cli.adapter.AdapterNotFoundException when one is not installed
  public static ConfiguredAdapters find(Configuration configuration, Adapters adapters) {
    return new ConfiguredAdapters(
        configuration,
        adapters.storage(configuration.backends().storage().scheme()),
        adapters.coordination(configuration.backends().coordination().scheme()),
        adapters.media(configuration.backends().media().scheme()));
  }

  /// {@return whether the storage belongs to one server, which keeps it up to date by itself}
  public boolean isEmbedded() {
    return storage.isEmbedded();
  }

  /// To be asked by what works on an installation and makes none.
  ///
  /// @param data the data folder
  /// @throws InstallationNotFoundException when the storage is a file and is not there, nor secrets
  ///   that were used with it
  public void requireStorage(DataFolder data) {
    Optional<Path> file = location.file();
    if (file.isPresent()
        && !data.secrets().wereMade()
        && InstallationIdentity.isEmpty(file.get())) {
      throw InstallationNotFoundException.withoutStorage(file.get());
    }
  }

  /// @throws InstallationNotFoundException when media are kept in a folder that is not there
  public void requireMedia() {
    media
        .folder(configuration.backends().media())
        .filter(folder -> !Files.exists(folder))
        .ifPresent(
            folder -> {
              throw InstallationNotFoundException.withoutMedia(folder);
            });
  }

  /// Brings everything up to date, with no server on the storage if it is embedded. Safe to repeat.
  ///
  /// @param data the data folder
  /// @throws InstallationInUseException when a server runs on the storage
  /// @throws StorageMismatchException when the storage is missing or empty and the secrets are not
  /// @throws dev.sotto.cli.setting.InvalidConfigurationException when secrets are missing; nothing
  ///   has been changed then
  /// @throws dev.sotto.core.PortException when storage or coordination does not answer
  public UpgradeResult upgrade(DataFolder data) {
    if (!isEmbedded()) {
      return upgradeLocked(data);
    }
    try (var _ = lockStorage()) {
      installation(data).ifPresent(InstallationIdentity::requireStorage);
      return upgradeLocked(data);
    }
  }

  private UpgradeResult upgradeLocked(DataFolder data) {
    RelayMigration takeover = new RelayMigration(configuration, coordination, isEmbedded(), data);
    // First, because afterwards nothing shows that something may wait.
    Adoption relayed =
        takeover.run(ThreadContextClassLoader.within(storage, location::schemaFound));
    return new UpgradeResult(ThreadContextClassLoader.within(storage, location::migrate), relayed);
  }

  /// Keeps other servers from an embedded storage until the answer is closed.
  ///
  /// @throws InstallationInUseException when another one works on it
  public Closer lockStorage() {
    var cleanup = new Closer();
    location
        .file()
        .ifPresent(
            file -> {
              Path folder = file.toAbsolutePath().getParent();
              if (folder != null) {
                DataFolder.ensure(folder);
              }
              LockFile lock = LockFile.ofStorage(file);
              cleanup.add(lock::close);
            });
    return cleanup;
  }

  /// {@return the storage for a server that has it locked; an embedded one is brought up to date
  /// first, and belongs to the secrets in `data`}
  ///
  /// @throws StorageMismatchException when it does not
  public Storage openLocked(DataFolder data) {
    Optional<InstallationIdentity> installation = installation(data);
    installation.ifPresent(InstallationIdentity::requireStorage);
    if (isEmbedded()) {
      upgradeLocked(data).log();
    }
    return settled(installation);
  }

  /// {@return the storage for a command, perhaps beside a running server, which alone may change
  /// the schema then}
  ///
  /// @param data the data folder
  public Storage openBesideServer(DataFolder data) {
    Optional<InstallationIdentity> installation = installation(data);
    installation.ifPresent(InstallationIdentity::requireStorage);
    if (!isEmbedded()) {
      return open();
    }
    try {
      return settled(installation);
    } catch (UnknownSchemaException e) {
      upgrade(data).log();
      return settled(installation);
    }
  }

  /// Makes an embedded storage and the secrets in `data` belong together. {@return whether there
  /// was anything to do}
  ///
  /// @throws InstallationInUseException when a server runs on the storage
  public boolean accept(DataFolder data) {
    Optional<InstallationIdentity> installation = installation(data);
    if (installation.isEmpty()) {
      return false;
    }
    try (var _ = lockStorage()) {
      upgradeLocked(data).log();
      try (Storage opened = open()) {
        installation.get().accept(opened);
      }
    }
    return true;
  }

  private Storage settled(Optional<InstallationIdentity> installation) {
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
    return ThreadContextClassLoader.within(storage, location::open);
  }

  private Optional<InstallationIdentity> installation(DataFolder data) {
    return location.file().map(file -> new InstallationIdentity(data.secrets(), file));
  }

  public ObjectStore openMedia(InstantSource clock) {
    return ThreadContextClassLoader.within(
        media, () -> media.open(configuration.backends().media(), clock));
  }

  /// @param key of all nodes of the installation
  public Coordination openCoordination(SecretKey key) {
    return ThreadContextClassLoader.within(
        coordination, () -> coordination.open(configuration.backends().coordination(), key));
  }
}
