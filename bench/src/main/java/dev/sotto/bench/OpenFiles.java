// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many files, and so sockets, a process may have open.
final class OpenFiles {
  private static final Pattern HARD = Pattern.compile("(?m)^Max open files\\s+\\d+\\s+(\\d+)");

  private OpenFiles() {}

  /// {@return the limit of this process, which Java raises to the hard one when it starts; empty
  /// where the system does not tell}
  static OptionalLong limit() throws IOException {
    Path limits = Path.of("/proc/self/limits");
    if (!Files.exists(limits)) {
      return OptionalLong.empty();
    }
    Matcher matcher = HARD.matcher(Files.readString(limits));
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
