// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.adapter.AdapterScope;
import dev.sotto.cli.adapter.Adapters;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import java.nio.file.Path;
import java.util.Optional;

/// A storage that everything is moved from or to: found, not yet opened.
public final class StorageDoor {
  private final StorageProvider provider;
  private final AdapterUrl url;

  private StorageDoor(StorageProvider provider, AdapterUrl url) {
    this.provider = provider;
    this.url = url;
  }

  /// {@return the storage}
  ///
  /// @throws dev.sotto.cli.adapter.NoSuchAdapter when its adapter is not installed
  public static StorageDoor find(AdapterUrl url, Adapters adapters) {
    return new StorageDoor(adapters.storage(url.scheme()), url);
  }

  /// {@return where its files are, if it has any}
  public Optional<Path> folder() {
    return provider.folder(url);
  }

  /// {@return the file that it is, if it is one}
  public Optional<Path> file() {
    return provider.file(url);
  }

  /// Makes the folder of its files when it has any and the folder is missing.
  public void makeFolder() {
    folder().ifPresent(DataFolder::ensure);
  }

  /// @throws NoInstallation when it is a file and is not there; nothing is made
  public void requireThere() {
    file()
        .filter(Installation::isEmpty)
        .ifPresent(
            file -> {
              throw NoInstallation.withoutStorage(file);
            });
  }

  /// Opens it for reading.
  ///
  /// @throws NoInstallation when it is a file and is not there; nothing is made
  public TransferSource openSource() {
    requireThere();
    return AdapterScope.within(provider, () -> provider.openSource(url));
  }

  /// Opens it for writing.
  ///
  /// @param version of the schema that the rows come with
  public TransferTarget openTarget(int version) {
    return AdapterScope.within(provider, () -> provider.openTarget(url, version));
  }
}
