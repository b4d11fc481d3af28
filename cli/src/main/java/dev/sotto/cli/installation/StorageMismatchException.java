// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import java.nio.file.Path;

/// The storage is not the one that the secrets in the data folder belong to. The message says what
/// is known, and what to do.
public final class StorageMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String ACCEPT =
      "if they shall belong together from now on, run `sotto installation accept` with the same settings";

  private StorageMismatchException(String message) {
    super(message);
  }

  static StorageMismatchException empty(Path secrets, Path storage) {
    return new StorageMismatchException(
        "the storage %s is missing or empty, but the secrets in %s are of an installation that was used: was the file deleted, cut short or moved? Put it back, or restore a backup; %s"
            .formatted(storage, secrets, ACCEPT));
  }

  static StorageMismatchException foreign(Path secrets, Path storage) {
    return new StorageMismatchException(
        "the storage %s and the secrets in %s are of two installations: was one restored or copied without the other? Take both from the same backup, or correct --data or --storage; %s"
            .formatted(storage, secrets, ACCEPT));
  }
}
