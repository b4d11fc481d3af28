// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// A flight recording of the bytes that another Java process allocates, by its own counters for
/// each thread, those that carry virtual ones among them: it has them at its beginning and at its
/// end.
public final class AllocationRecording {
  private static final String NAME = "name=allocation";
  private static final String EVENT = "jdk.ThreadAllocationStatistics";

  private AllocationRecording() {}

  /// Begins to count.
  public static void start(long pid) throws IOException, InterruptedException {
    ServerProcess.jcmd(pid, "JFR.start", NAME, "settings=none", "+" + EVENT + "#enabled=true");
  }

  /// Ends counting. {@return bytes allocated since the start by all threads that live}
  ///
  /// @param file to be written
  public static long stop(long pid, Path file) throws IOException, InterruptedException {
    ServerProcess.jcmd(pid, "JFR.stop", NAME, "filename=" + file);
    Map<Long, LongSummaryStatistics> threads =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals(EVENT))
            .collect(
                Collectors.groupingBy(
                    AllocationRecording::thread,
                    Collectors.summarizingLong(event -> event.getLong("allocated"))));
    return threads.values().stream().mapToLong(AllocationRecording::bytes).sum();
  }

  private static long thread(RecordedEvent event) {
    return event.getThread("thread").getOSThreadId();
  }

  /// A thread that is told of only once was started meanwhile.
  private static long bytes(LongSummaryStatistics thread) {
    return thread.getCount() == 1 ? thread.getMax() : thread.getMax() - thread.getMin();
  }
}
