// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import dev.sotto.core.transfer.table.TransferException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The kind of file, if any, at the path of a new archive. Only a file is ever replaced: what is
/// put in the place of a device, a pipe or a link would no longer be one.
public enum ArchiveDestination {
  /// Nothing.
  FREE(""),
  /// A file on the disk.
  FILE("is there already: choose another name, or give --force"),
  /// A folder.
  FOLDER("is a folder: name a file in it"),
  /// A symbolic link, wherever it leads, also to nothing: another user may have put it there.
  LINK("is a link: name the file that it leads to (- for standard output)"),
  /// A device, a pipe or a socket.
  OTHER("is a device or a pipe, which is not replaced: name a file (- for standard output)");

  private final String reason;

  ArchiveDestination(String reason) {
    this.reason = reason;
  }

  /// {@return why nothing is written there, to stand behind the name}
  public String reason() {
    return reason;
  }

  /// @throws TransferException when something else than a file is there
  static void requireReplaceable(Path path) {
    ArchiveDestination place = of(path);
    if (place != FREE && place != FILE) {
      throw new TransferException("%s %s".formatted(path, place.reason()));
    }
  }

  static ArchiveDestination of(Path path) {
    if (Files.isSymbolicLink(path)) {
      return LINK;
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return FOLDER;
    }
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return FILE;
    }
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? OTHER : FREE;
  }
}
