// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The modes of what media are kept in: for the user of the server alone, whatever its umask and
/// the folder around. Where the file system knows no modes, nothing is done.
final class OwnerOnlyPermissions {
  private static final System.Logger LOG = System.getLogger(OwnerOnlyPermissions.class.getName());
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnlyPermissions() {}

  /// {@return what makes a new folder below `parent` private}
  static FileAttribute<?>[] folder(Path parent) {
    return knowsModes(parent)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
        : new FileAttribute<?>[0];
  }

  /// {@return what makes a new file in `folder` private}
  static FileAttribute<?>[] file(Path folder) {
    return knowsModes(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
        : new FileAttribute<?>[0];
  }

  private static boolean knowsModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /// Takes from others what they may do with a folder and all that is in it. A folder that is
  /// private already is taken to have private files: its mode changes last.
  ///
  /// @return whether the folder is private now; else the log tells what to do
  static boolean correct(Path folder) {
    try {
      if (!knowsModes(folder) || isPrivate(folder)) {
        return true;
      }
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          correctEntry(entry);
        }
      }
      Files.setPosixFilePermissions(folder, FOLDER);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return told(folder, e);
    }
  }

  /// As [#correct], of the folder only: what else is in it may be others'.
  static boolean correctAlone(Path folder) {
    try {
      if (knowsModes(folder) && !isPrivate(folder)) {
        Files.setPosixFilePermissions(folder, FOLDER);
      }
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return told(folder, e);
    }
  }

  private static boolean told(Path folder, Exception failure) {
    LOG.log(
        Level.WARNING,
        "others may read {0}, and that cannot be changed ({1}); make it private: chmod -R go= {0}",
        folder,
        failure.getClass().getSimpleName());
    return false;
  }

  private static void correctEntry(Path entry) throws IOException {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      correct(entry);
    } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.setPosixFilePermissions(entry, FILE);
      } catch (NoSuchFileException e) {
        // It has gone meanwhile.
      }
    }
  }

  private static boolean isPrivate(Path folder) throws IOException {
    return FOLDER.containsAll(Files.getPosixFilePermissions(folder));
  }
}
