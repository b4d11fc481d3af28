// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import java.nio.file.Path;

/// A file that should hold a secret holds something else.
public final class DamagedSecretException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedSecretException(String message) {
    super(message);
  }

  DamagedSecretException(Path file) {
    super(
        "%s is empty or cut short: restore it from a backup, or delete it to have a new one made (everybody must log in again)"
            .formatted(file));
  }
}
