// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.power.DiskSyscall;
import dev.sotto.testkit.power.PowerFailure;
import dev.sotto.testkit.power.PowerFailurePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise 1 on SQLite, wherever the power fails: in the middle of a commit, of a checkpoint, of a
/// log that begins anew, with any part of what was not synced on the disk. That broken promises
/// would be noticed is shown by `SqlitePowerFailureTest`, on disks that lie.
@Tag("full")
final class PowerFailureTest {
  private static final int OUTAGES = 220;
  private static final int WITH_CHECKPOINTS = 15;
  private static final int PENDING = 6;
  private static final long SEED = 20_261_130;

  @TempDir private Path folder;

  @Test
  void acknowledgedMessagesShouldBeOnTheDiskWheneverThePowerFails() throws Exception {
    Path into = Files.createDirectory(folder.resolve("disks"));
    PowerFailurePlan plan =
        PowerFailurePlan.snapshots(into, SEED, PENDING)
            .at(DiskSyscall.LOG_WRITE, 127, 110)
            .at(DiskSyscall.LOG_SYNC, 7, 100)
            .at(DiskSyscall.LOG_RESET, 1, 20)
            .at(DiskSyscall.FILE_WRITE, 31, 60)
            .at(DiskSyscall.FILE_SYNC, 1, 20);

    Path database = folder.resolve("data/sotto.db");
    PowerFailure failure = PowerFailure.prepare(folder, database, "what a power failure leaves");

    PowerOutageRun outages =
        PowerOutageRun.run(failure, plan, folder, into, PowerFailureTest::isEnough);

    assertThat(outages.defects()).isEmpty();
    assertThat(outages.checked()).matches(PowerFailureTest::isEnough, "200 outages of all kinds");
  }

  private static boolean isEnough(Map<DiskSyscall, Integer> checked) {
    return sum(checked) >= OUTAGES
        && checked.getOrDefault(DiskSyscall.FILE_WRITE, 0) >= WITH_CHECKPOINTS
        && checked.containsKey(DiskSyscall.FILE_SYNC)
        && checked.getOrDefault(DiskSyscall.LOG_RESET, 0) > 1;
  }

  private static int sum(Map<DiskSyscall, Integer> checked) {
    return checked.values().stream().mapToInt(Integer::intValue).sum();
  }
}
