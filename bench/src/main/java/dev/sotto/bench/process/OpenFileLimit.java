// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import dev.sotto.bench.command.ConsoleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The limit of open files of a process.
public final class OpenFileLimit {
  private static final Pattern HARD = Pattern.compile("(?m)^Max open files\\s+\\d+\\s+(\\d+)");

  private static final int SPARE = 500;

  private OpenFileLimit() {}

  /// {@return as many sockets as this process may open; says so when it is fewer than wanted}
  public static int affordable(int wanted) throws IOException {
    OptionalLong limit = limit();
    if (limit.isEmpty() || limit.getAsLong() >= wanted + SPARE) {
      return wanted;
    }
    int fewer = (int) Math.max(SPARE, limit.getAsLong() - SPARE);
    ConsoleReport.line(
        "only %,d files may be open: measuring %,d sockets; for more, first: ulimit -n %d",
        limit.getAsLong(), fewer, wanted + SPARE);
    return fewer;
  }

  /// {@return the limit of this process, which Java raises to the hard one when it starts; empty
  /// where the system does not tell}
  public static OptionalLong limit() throws IOException {
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
