// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.io.IOException;
import java.nio.file.Path;

/// A flight recording of where another process spends processor time, and of nothing else.
public final class CpuRecording {
  private static final String NAME = "name=bench";

  private CpuRecording() {}

  /// Starts recording. On Linux the samples are of processor time (`jdk.CPUTimeSample`, JDK 25),
  /// elsewhere of threads that run.
  public static void start(long pid) throws IOException, InterruptedException {
    boolean linux = System.getProperty("os.name").equals("Linux");
    ServerProcess.jcmd(
        pid,
        "JFR.start",
        NAME,
        "settings=none",
        linux ? "+jdk.CPUTimeSample#enabled=true" : "+jdk.ExecutionSample#enabled=true",
        linux ? "+jdk.CPUTimeSample#throttle=2ms" : "+jdk.ExecutionSample#period=10ms");
  }

  /// Ends the recording and writes it to `file`.
  public static void stop(long pid, Path file) throws IOException, InterruptedException {
    ServerProcess.jcmd(pid, "JFR.stop", NAME, "filename=" + file);
  }
}
