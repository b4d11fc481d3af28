// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.backend.ConfiguredAdapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.core.account.Registration;
import dev.sotto.core.audit.AuditLog;
import dev.sotto.core.media.maintenance.MediaUsageReport;
import dev.sotto.core.room.Rooms;
import dev.sotto.core.session.AccountAdministration;
import dev.sotto.core.session.RefreshTokenDerivation;
import dev.sotto.core.session.SessionConnections;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.TrustedClock;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The accounts and rooms of an installation, and what media take, without or beside its running
/// server. A running server notices ended sessions within seconds.
public final class OfflineInstallation implements AutoCloseable {
  private final Storage storage;
  private final LazyPasswordHasher hasher;
  private final Registration registration;
  private final AccountAdministration administration;
  private final Rooms rooms;
  private final AuditLog audit;
  private final MediaUsageReport mediaCensus;

  private OfflineInstallation(
      Storage storage, LazyPasswordHasher hasher, Configuration configuration) {
    this.storage = storage;
    this.hasher = hasher;
    var clock = InstantSource.system();
    var random = new SecureRandom();
    registration =
        new Registration(
            storage.accounts(), hasher, configuration.rules().registration(), clock, random);
    administration =
        new AccountAdministration(
            storage.accounts(),
            storage.credentials(),
            hasher,
            new Sessions(
                storage.sessions(),
                clock,
                new TrustedClock(clock, System::nanoTime),
                random,
                RefreshTokenDerivation.ofItsOwn(random),
                SessionConnections.NONE));
    rooms = new Rooms(storage.rooms(), storage.pairings(), clock);
    audit = new AuditLog(storage.audit(), clock, random);
    mediaCensus = new MediaUsageReport(storage.media());
  }

  /// Opens the storage that the configuration names.
  ///
  /// @throws InstallationNotFoundException when there is none; nothing is made
  public static OfflineInstallation open(Configuration configuration, Adapters adapters) {
    ConfiguredAdapters backing = ConfiguredAdapters.find(configuration, adapters);
    backing.requireStorage(DataFolder.at(configuration.data()));
    return open(configuration, backing);
  }

  /// Opens the storage that the configuration names, made when there is none.
  public static OfflineInstallation openOrMake(Configuration configuration, Adapters adapters) {
    return open(configuration, ConfiguredAdapters.find(configuration, adapters));
  }

  private static OfflineInstallation open(Configuration configuration, ConfiguredAdapters backing) {
    return new OfflineInstallation(
        backing.openBesideServer(data(configuration, backing)),
        new LazyPasswordHasher(configuration.rules().hashing()),
        configuration);
  }

  /// {@return the data folder, made if an embedded storage keeps its secrets there}
  static DataFolder data(Configuration configuration, ConfiguredAdapters backing) {
    return backing.isEmbedded()
        ? DataFolder.ensure(configuration.data())
        : DataFolder.at(configuration.data());
  }

  /// {@return what adds accounts}
  public Registration registration() {
    return registration;
  }

  /// {@return what lists and changes accounts}
  public AccountAdministration administration() {
    return administration;
  }

  /// {@return what lists and deletes rooms}
  public Rooms rooms() {
    return rooms;
  }

  /// {@return what lists what has happened}
  public AuditLog audit() {
    return audit;
  }

  /// {@return what counts the objects of the catalogue; the object store is not asked}
  public MediaUsageReport mediaCensus() {
    return mediaCensus;
  }

  @Override
  public void close() {
    hasher.close();
    storage.close();
  }
}
