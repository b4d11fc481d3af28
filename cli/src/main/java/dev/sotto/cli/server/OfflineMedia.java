// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.backend.Closer;
import dev.sotto.cli.backend.ConfiguredAdapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.core.media.maintenance.MediaSweeper;
import dev.sotto.core.media.maintenance.MediaUsageReport;
import dev.sotto.core.media.maintenance.MediaVerification;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.spi.Storage;
import java.time.Duration;
import java.time.InstantSource;

/// The media of an installation, catalogue and object store, without or beside its running servers.
public final class OfflineMedia implements AutoCloseable {
  /// Much longer than a server takes between deleting the bytes of an object and its entry.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Closer cleanup = new Closer();
  private final InstantSource clock = InstantSource.system();
  private final Storage storage;
  private final ObjectStore store;

  private OfflineMedia(ConfiguredAdapters backing, DataFolder data) {
    storage = backing.openBesideServer(data);
    cleanup.add(storage::close);
    try {
      store = backing.openMedia(clock);
      cleanup.add(store::close);
    } catch (RuntimeException e) {
      cleanup.close();
      throw e;
    }
  }

  /// Opens the two stores that the configuration names.
  ///
  /// @throws InstallationNotFoundException when one of them is not there; nothing is made
  public static OfflineMedia open(Configuration configuration, Adapters adapters) {
    ConfiguredAdapters backing = ConfiguredAdapters.find(configuration, adapters);
    backing.requireStorage(DataFolder.at(configuration.data()));
    backing.requireMedia();
    return new OfflineMedia(backing, OfflineInstallation.data(configuration, backing));
  }

  /// {@return what compares the two}
  public MediaVerification verification() {
    return new MediaVerification(storage.media(), store, clock, OfflineMedia::pause);
  }

  /// {@return what deletes objects whose time is over}
  public MediaSweeper sweeper() {
    return new MediaSweeper(storage.media(), store, clock);
  }

  /// {@return what counts the objects of the catalogue}
  public MediaUsageReport census() {
    return new MediaUsageReport(storage.media());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    cleanup.close();
  }
}
