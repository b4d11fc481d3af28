// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import java.nio.file.Path;

/// Another server works on the data folder.
public final class FolderInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FolderInUse(Path lock) {
    super(
        "another server is running on this data folder (%s is locked): stop it, or start this one with another --data"
            .formatted(lock));
  }
}
