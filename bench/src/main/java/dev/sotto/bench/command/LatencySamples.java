// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.command;

import java.util.Arrays;
import java.util.List;

/// Durations in nanoseconds, kept one by one so that no percentile is an estimate. For one thread.
public final class LatencySamples {
  private long[] values = new long[1_024];
  private int size;

  public void add(long nanos) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = nanos;
  }

  public int size() {
    return size;
  }

  /// {@return all samples of all of `parts`}
  public static LatencySamples join(List<LatencySamples> parts) {
    var all = new LatencySamples();
    int total = parts.stream().mapToInt(LatencySamples::size).sum();
    all.values = new long[Math.max(1, total)];
    for (LatencySamples part : parts) {
      System.arraycopy(part.values, 0, all.values, all.size, part.size);
      all.size += part.size;
    }
    return all;
  }

  /// {@return the smallest sample that is not exceeded by `percent` of all samples (nearest rank)}
  ///
  /// @param percent above 0, up to 100
  public long percentile(double percent) {
    if (size == 0) {
      return 0;
    }
    Arrays.sort(values, 0, size);
    int rank = (int) Math.ceil(percent / 100 * size);
    return values[Math.max(1, rank) - 1];
  }
}
