// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The descriptors and heap of a server's process.
///
/// @param descriptors files and sockets that it has open
/// @param heap bytes of its objects that are in use
record ProcessResources(int descriptors, long heap) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /// {@return what a process uses, right after a collection}
  static ProcessResources of(long process) throws IOException, InterruptedException {
    String histogram = histogram(process);
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IllegalStateException("no total: " + histogram);
    }
    long heap = Long.parseLong(total.group(1));
    try (Stream<Path> files = Files.list(Path.of("/proc/%d/fd".formatted(process)))) {
      return new ProcessResources((int) files.count(), heap);
    }
  }

  /// {@return the objects of the process by class; it collects first}
  private static String histogram(long process) throws IOException, InterruptedException {
    Process asking =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asking.waitFor();
    return answer;
  }
}
