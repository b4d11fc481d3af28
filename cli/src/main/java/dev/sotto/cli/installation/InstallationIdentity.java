// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import dev.sotto.core.installation.InstallationId;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.spi.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// Holds the secrets of a data folder and a storage that is a file together: both have the name of
/// the installation. Data of before there were names get one at the next start.
///
/// The storage is named first, then the secrets: after a crash in between, the secrets take the
/// name of the storage.
public final class InstallationIdentity {
  private final SecretFiles secrets;
  private final Path file;

  /// @param secrets of the data folder
  /// @param file the storage
  public InstallationIdentity(SecretFiles secrets, Path file) {
    this.secrets = secrets;
    this.file = file;
  }

  /// To be asked before the schema is made: an empty storage has none afterwards to be known by.
  ///
  /// @throws StorageMismatchException when there is no storage for secrets that were used before
  public void requireStorage() {
    if (secrets.wereMade() && isEmpty(file)) {
      throw StorageMismatchException.empty(secrets.folder(), file);
    }
  }

  /// Compares the names, and gives one to what has none.
  ///
  /// @throws StorageMismatchException when they differ, or the storage has neither name nor
  ///   accounts
  public void settle(Storage storage) {
    InstallationStore names = storage.installation();
    Optional<InstallationId> stored = names.find();
    Optional<InstallationId> kept = secrets.installation();
    if (stored.isEmpty() && kept.isPresent() && storage.accounts().page(0, 1).isEmpty()) {
      throw StorageMismatchException.empty(secrets.folder(), file);
    }
    InstallationId name =
        stored.orElseGet(() -> names.claim(kept.orElseGet(InstallationIdentity::draw)));
    if (kept.isEmpty()) {
      secrets.keep(name);
    } else if (!kept.get().equals(name)) {
      throw StorageMismatchException.foreign(secrets.folder(), file);
    }
  }

  /// Makes the two belong together, whatever they were.
  public void accept(Storage storage) {
    InstallationStore names = storage.installation();
    secrets.keep(names.find().orElseGet(() -> names.claim(keptOrDrawn())));
  }

  private InstallationId keptOrDrawn() {
    try {
      return secrets.installation().orElseGet(InstallationIdentity::draw);
    } catch (DamagedSecretException e) {
      return draw();
    }
  }

  private static InstallationId draw() {
    return InstallationId.draw(new SecureRandom());
  }

  public static boolean isEmpty(Path file) {
    try {
      return Files.size(file) == 0;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be looked at; check its rights", e);
    }
  }
}
