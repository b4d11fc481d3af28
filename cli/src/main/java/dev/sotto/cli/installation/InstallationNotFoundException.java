// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import java.nio.file.Path;

/// There is nothing where the settings say that an installation is. The message says what is
/// missing, where it was looked for, and what to do. Nothing was made.
public final class InstallationNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InstallationNotFoundException(String message) {
    super(message);
  }

  public static InstallationNotFoundException withoutStorage(Path file) {
    return new InstallationNotFoundException(
        "there is no storage at %s, and only `sotto serve`, `sotto users add` and `sotto import` make one: correct --data, --storage or --config (SOTTO_DATA, SOTTO_STORAGE), so that they name the installation that is meant"
            .formatted(file.toAbsolutePath().normalize()));
  }

  public static InstallationNotFoundException withoutMedia(Path folder) {
    return new InstallationNotFoundException(
        "there is no folder of media at %s, and only `sotto serve` makes one: correct --data, --media or --config (SOTTO_DATA, SOTTO_MEDIA), so that they name the installation that is meant; if it is on a disk that is mounted, mount it"
            .formatted(folder.toAbsolutePath().normalize()));
  }

  public static InstallationNotFoundException withoutTurnSecret(Path folder) {
    return new InstallationNotFoundException(
        "there is no data folder at %s, and so no TURN secret: correct --data or --config (SOTTO_DATA), so that they name the installation that is meant, or set SOTTO_TURN_SECRET"
            .formatted(folder.toAbsolutePath().normalize()));
  }
}
