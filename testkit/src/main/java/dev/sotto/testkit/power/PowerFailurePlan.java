// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.power;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// When the power fails, and how honest the disk is. Of what was not synced, a seeded lot decides
/// what is on the disk.
///
/// @param lines of the file that `power-failure.c` reads
public record PowerFailurePlan(List<String> lines) {
  public PowerFailurePlan {
    lines = List.copyOf(lines);
  }

  /// {@return a plan by which the power never fails}
  public static PowerFailurePlan none() {
    return new PowerFailurePlan(List.of());
  }

  /// {@return a plan to copy the disk into folders in `into`, and to go on}
  ///
  /// @param pending stops the process before there are more of them than that
  public static PowerFailurePlan snapshots(Path into, long seed, int pending) {
    return new PowerFailurePlan(List.of("into=" + into, "seed=" + seed, "pending=" + pending));
  }

  /// {@return a plan to leave the disk as it would be at the `count`th call of a kind, and to kill
  /// the process}
  public static PowerFailurePlan stop(DiskSyscall call, int count, long seed) {
    return new PowerFailurePlan(
        List.of("stop=" + count, "seed=" + seed, "every.%s=1".formatted(call.word())));
  }

  /// {@return this plan, with one snapshot for so many calls of a kind}
  ///
  /// @param most snapshots at such calls
  public PowerFailurePlan at(DiskSyscall call, int every, int most) {
    return with(
        List.of(
            "every.%s=%d".formatted(call.word(), every),
            "most.%s=%d".formatted(call.word(), most)));
  }

  /// {@return this plan, on a disk that loses what it has said to have}
  public PowerFailurePlan on(Lie lie) {
    return with(List.of("lie=" + lie.word));
  }

  private PowerFailurePlan with(List<String> more) {
    var all = new ArrayList<>(lines);
    all.addAll(more);
    return new PowerFailurePlan(Collections.unmodifiableList(all));
  }

  /// What a disk that lies makes of a sync of the log.
  public enum Lie {
    /// Nothing: as `synchronous=NORMAL`.
    NEVER_SYNCED("never"),
    /// It is done when the next one begins: as a server that answers a little too early.
    SYNCED_LATE("late");

    private final String word;

    Lie(String word) {
      this.word = word;
    }
  }
}
