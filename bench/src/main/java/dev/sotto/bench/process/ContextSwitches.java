// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The voluntary context switches of a process: its threads had to wait.
public final class ContextSwitches {
  private static final Pattern VOLUNTARY =
      Pattern.compile("(?m)^voluntary_ctxt_switches:\\s+(\\d+)");

  private ContextSwitches() {}

  /// {@return the sum over the threads that live; 0 where the system does not tell}
  public static long of(long pid) throws IOException {
    Path threads = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(threads)) {
      return 0;
    }
    List<Path> all;
    try (Stream<Path> list = Files.list(threads)) {
      all = list.toList();
    }
    long sum = 0;
    for (Path thread : all) {
      sum += ofThread(thread.resolve("status"));
    }
    return sum;
  }

  private static long ofThread(Path status) throws IOException {
    try {
      Matcher matcher = VOLUNTARY.matcher(Files.readString(status));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (NoSuchFileException e) {
      // It has ended.
      return 0;
    }
  }
}
