// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.core.bound.Bound;

/// The name that a client gives to a file. It is told back and not kept: names are content.
final class OriginalFileName {
  private static final int MAX_LENGTH = Bound.FILE_NAME.most();

  private OriginalFileName() {}

  /// {@return the name as it may be shown: without folders and control characters, and not longer
  /// than names of files are}
  static String of(String given) {
    // The parser leaves quoted quotes as they are.
    String name = given.replace("\\\"", "\"");
    int folders = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    return name.substring(folders)
        .codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(MAX_LENGTH)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
