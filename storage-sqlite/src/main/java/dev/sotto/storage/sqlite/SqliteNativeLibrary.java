// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.util.LibraryLoaderUtil;

/// Lets the driver load its library from where the program is installed, beside this adapter's jar
/// (`org/sqlite/native/…`, as the jar of the driver has it). Without that, the driver unpacks it
/// into the temporary folder at each start: where such folders are mounted `noexec`, it cannot be
/// loaded, and a process that is killed leaves it behind.
final class SqliteNativeLibrary {
  static final String ADVICE =
      "the library of SQLite cannot be loaded: is the folder of the program, or the temporary folder, mounted noexec? Name a folder that is not with SOTTO_JAVA_OPTS=-Dorg.sqlite.tmpdir=FOLDER";

  private static final String FOLDER = "org.sqlite.lib.path";

  private SqliteNativeLibrary() {}

  /// Without effect when the operator has chosen a library, or none is installed for this system.
  static void usePackaged() {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    Path folder = folder();
    if (folder != null && Files.isReadable(folder.resolve(LibraryLoaderUtil.getNativeLibName()))) {
      System.setProperty(FOLDER, folder.toString());
    }
  }

  private static @Nullable Path folder() {
    CodeSource source = SqliteNativeLibrary.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return null;
    }
    try {
      // As /org/sqlite/native/Linux/x86_64
      String inJar = LibraryLoaderUtil.getNativeLibResourcePath().replaceFirst("^/", "");
      return Path.of(source.getLocation().toURI()).resolveSibling(inJar);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
