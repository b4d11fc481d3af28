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
import java.time.InstantSource;

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

  /// Brings the schema of the storage up to date.
  public Migration migrate() {
    return AdapterScope.within(storage, () -> storage.migrate(backends.storage()));
  }

  /// {@return the storage; an embedded one is brought up to date first}
  public Storage openStorage() {
    if (isEmbedded()) {
      migrate();
    }
    return AdapterScope.within(storage, () -> storage.open(backends.storage()));
  }

  ObjectStore openMedia(InstantSource clock) {
    return AdapterScope.within(media, () -> media.open(backends.media(), clock));
  }

  Coordination openCoordination() {
    return AdapterScope.within(coordination, () -> coordination.open(backends.coordination()));
  }
}
