// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.command.LatencySamples;

/// The latencies and the time of one load.
///
/// @param latencies one sample for each exchange
public record LoadResult(LatencySamples latencies, double seconds) {
  /// {@return how many exchanges there were}
  public long count() {
    return latencies.size();
  }

  /// {@return exchanges a second}
  public double rate() {
    return count() / seconds;
  }

  /// {@return a percentile in milliseconds}
  public double millis(double percent) {
    return latencies.percentile(percent) / 1e6;
  }
}
