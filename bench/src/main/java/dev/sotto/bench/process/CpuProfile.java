// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// The samples of a recording, each given to the part of the topmost frame that belongs to one.
public final class CpuProfile {
  private static final String CPU_TIME = "jdk.CPUTimeSample";
  private static final String EXECUTION = "jdk.ExecutionSample";

  private final EnumMap<ServerComponent, Integer> counts = new EnumMap<>(ServerComponent.class);
  private int other;
  private int failed;
  private long sampledNanos;

  /// {@return the samples in `file`}
  public static CpuProfile read(Path file) throws IOException {
    var parts = new CpuProfile();
    try (var recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        switch (event.getEventType().getName()) {
          case CPU_TIME -> {
            parts.sampledNanos += event.getDuration("samplingPeriod").toNanos();
            parts.add(event);
          }
          case EXECUTION -> parts.add(event);
          default -> {
            // What every recording holds about itself.
          }
        }
      }
    }
    return parts;
  }

  /// {@return how many samples had a stack}
  public int stacks() {
    return counts.values().stream().mapToInt(Integer::intValue).sum() + other;
  }

  /// {@return each part's share of the processor time of the process, 0 to 1; samples without a
  /// stack are spread over all parts}
  ///
  /// @param used by the process while it was recorded, threads of the virtual machine included
  public Map<String, Double> shares(Duration used) {
    double sampled = sampledNanos == 0 ? 1 : Math.min(1, (double) sampledNanos / used.toNanos());
    double unit = sampled / Math.max(1, stacks());
    var shares = new LinkedHashMap<String, Double>();
    for (ServerComponent part : ServerComponent.values()) {
      shares.put(part.label(), counts.getOrDefault(part, 0) * unit);
    }
    shares.put("JDK threads and scheduling", other * unit);
    shares.put("GC, compiler, native threads", 1 - sampled);
    return shares;
  }

  private void add(RecordedEvent event) {
    Optional<RecordedStackTrace> stack = Optional.ofNullable(event.getStackTrace());
    if (stack.isEmpty() || stack.get().getFrames().isEmpty()) {
      failed++;
      return;
    }
    Optional<ServerComponent> part =
        stack.get().getFrames().stream()
            .filter(RecordedFrame::isJavaFrame)
            .flatMap(frame -> ServerComponent.of(frame.getMethod().getType().getName()).stream())
            .findFirst();
    if (part.isPresent()) {
      counts.merge(part.get(), 1, Integer::sum);
    } else {
      other++;
    }
  }

  @Override
  public String toString() {
    return "CpuParts[%s, other=%d, failed=%d]".formatted(counts, other, failed);
  }
}
