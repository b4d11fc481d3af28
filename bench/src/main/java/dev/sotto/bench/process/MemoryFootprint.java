// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory of a process.
///
/// @param heap bytes of live objects after a full collection
/// @param resident bytes in memory, heap and native; 0 where the system does not tell
public record MemoryFootprint(long heap, long resident) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
  private static final int KIB = 1_024;

  /// {@return the footprint of a Java process now}
  public static MemoryFootprint of(long pid) throws IOException, InterruptedException {
    ServerProcess.jcmd(pid, "GC.run");
    // The histogram counts live objects only: it collects first.
    long heap = find(TOTAL, ServerProcess.jcmd(pid, "GC.class_histogram"));
    return new MemoryFootprint(heap, resident(pid));
  }

  /// {@return bytes in memory as they are, without a collection before; 0 where the system does not
  /// tell}
  public static long resident(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    return Files.exists(status) ? find(RESIDENT, Files.readString(status)) * KIB : 0;
  }

  private static long find(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("no " + pattern + " in the answer");
    }
    return Long.parseLong(matcher.group(1));
  }
}
