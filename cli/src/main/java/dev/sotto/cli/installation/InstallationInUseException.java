// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import java.nio.file.Path;

/// Another server works on the data folder or on the storage. The message says which, and what to
/// do.
public final class InstallationInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InstallationInUseException(String message) {
    super(message);
  }

  static InstallationInUseException data(Path lock) {
    return new InstallationInUseException(
        "another server is running on this data folder (%s is locked): stop it, or start this one with another --data"
            .formatted(lock));
  }

  static InstallationInUseException storage(Path lock) {
    return new InstallationInUseException(
        "another server works on this storage (%s is locked): stop it, or give this one another --storage"
            .formatted(lock));
  }
}
