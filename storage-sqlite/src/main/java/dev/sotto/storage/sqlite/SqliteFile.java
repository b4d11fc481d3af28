// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The file that a URL names.
record SqliteFile(Path path) {
  /// {@return the file of `sqlite:<path>`}
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL names no file
  static SqliteFile of(AdapterUrl url) {
    String text = url.rest();
    if (text.isBlank() || text.startsWith(":") || text.indexOf('?') >= 0) {
      throw new AdapterUrl.InvalidUrl(
          "sqlite: expected the path of a file, as sqlite:./data/sotto.db; databases in memory and options are not supported");
    }
    try {
      Path path = Path.of(text).toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        throw new AdapterUrl.InvalidUrl("sqlite: the path names a folder (expected: a file in it)");
      }
      return new SqliteFile(path);
    } catch (InvalidPathException e) {
      throw (AdapterUrl.InvalidUrl)
          new AdapterUrl.InvalidUrl("sqlite: the path is not one that this system knows")
              .initCause(e);
    }
  }

  /// {@return the file without symbolic links, so that one file has one name; it need not be there}
  Path real() {
    try {
      if (Files.exists(path)) {
        return path.toRealPath();
      }
      Path folder = path.getParent();
      return folder != null && Files.exists(folder)
          ? folder.toRealPath().resolve(path.getFileName())
          : path;
    } catch (IOException e) {
      throw new PortException.Unavailable(path + " cannot be looked at; check its rights", e);
    }
  }

  /// {@return whether the file exists and is not empty}
  boolean exists() {
    try {
      return Files.exists(path) && Files.size(path) > 0;
    } catch (IOException e) {
      throw new PortException.Unavailable(path + " cannot be looked at; check its rights", e);
    }
  }

  /// Creates the file and its folder, for the owner only. SQLite gives its companion files the same
  /// permissions.
  void create() {
    try {
      Path folder = path.getParent();
      if (folder != null) {
        Files.createDirectories(folder, ownerOnly("rwx------"));
      }
      Files.createFile(path, ownerOnly("rw-------"));
    } catch (FileAlreadyExistsException e) {
      // Made earlier, or by another process just now.
    } catch (IOException e) {
      throw new PortException.Unavailable(
          path + " cannot be created; check the folder and its rights", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
