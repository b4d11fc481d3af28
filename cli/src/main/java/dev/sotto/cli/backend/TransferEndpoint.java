// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.backend;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.adapter.ThreadContextClassLoader;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.installation.InstallationIdentity;
import dev.sotto.cli.installation.InstallationNotFoundException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import java.nio.file.Path;
import java.util.Optional;

/// A storage that everything is moved from or to: found, not yet opened.
public final class TransferEndpoint {
  private final StorageProvider provider;
  private final StorageLocation location;

  private TransferEndpoint(StorageProvider provider, StorageLocation location) {
    this.provider = provider;
    this.location = location;
  }

  /// {@return the storage}
  ///
  /// @throws dev.sotto.cli.adapter.AdapterNotFoundException when its adapter is not installed
  public static TransferEndpoint find(AdapterUrl url, Adapters adapters) {
    StorageProvider provider = adapters.storage(url.scheme());
    return new TransferEndpoint(
        provider, ThreadContextClassLoader.within(provider, () -> provider.at(url)));
  }

  /// {@return where its files are, if it has any}
  public Optional<Path> folder() {
    return location.folder();
  }

  /// {@return the file that it is, if it is one}
  public Optional<Path> file() {
    return location.file();
  }

  /// Makes the folder of its files when it has any and the folder is missing.
  public void makeFolder() {
    folder().ifPresent(DataFolder::ensure);
  }

  /// @throws InstallationNotFoundException when it is a file and is not there; nothing is made
  public void requireThere() {
    file()
        .filter(InstallationIdentity::isEmpty)
        .ifPresent(
            file -> {
              throw InstallationNotFoundException.withoutStorage(file);
            });
  }

  /// Opens it for reading.
  ///
  /// @throws InstallationNotFoundException when it is a file and is not there; nothing is made
  public TransferSource openSource() {
    requireThere();
    return ThreadContextClassLoader.within(provider, location::openSource);
  }

  /// Opens it for writing.
  ///
  /// @param version of the schema that the rows come with
  public TransferTarget openTarget(int version) {
    return ThreadContextClassLoader.within(provider, () -> location.openTarget(version));
  }
}
