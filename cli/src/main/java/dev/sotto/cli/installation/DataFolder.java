// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import dev.sotto.core.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder of everything that a server writes. Readable for its owner only.
public final class DataFolder {
  private static final Set<PosixFilePermission> PRIVATE_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;

  private DataFolder(Path path) {
    this.path = path;
  }

  /// {@return the folder, made with mode 0700 when it was absent; one that is there keeps its mode}
  public static DataFolder ensure(Path path) {
    try {
      create(path);
      return new DataFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data folder %s cannot be made: %s; check the path and its permissions"
              .formatted(path, FileFailure.reason(e)),
          e);
    }
  }

  /// {@return the folder, whether or not it is there}
  public static DataFolder at(Path path) {
    return new DataFolder(path);
  }

  /// {@return where the folder is}
  public Path path() {
    return path;
  }

  /// {@return the secrets in it}
  public SecretFiles secrets() {
    return new SecretFiles(path.resolve("secrets"));
  }

  /// Keeps other servers away until the answer is closed.
  ///
  /// @throws InstallationInUseException when another server works on the folder
  public LockFile lock() {
    return LockFile.ofData(path);
  }

  static void create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
    }
  }
}
