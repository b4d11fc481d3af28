// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.power.AcknowledgedMessage;
import dev.sotto.testkit.power.DiskSnapshot;
import dev.sotto.testkit.power.DiskSyscall;
import dev.sotto.testkit.power.PowerFailure;
import dev.sotto.testkit.power.PowerFailurePlan;
import dev.sotto.testkit.power.RecoveredMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Power failures at any moment leave acknowledged messages on the disk: in the middle of a commit,
/// of a copy of the log, of a log that begins anew, with any part of what was not synced on the
/// disk.
@Tag("full")
@Timeout(180)
final class SqlitePowerFailureTest {
  private static final int OUTAGES = 200;
  private static final int MESSAGES = 250;
  private static final int KILLED = 128 + 9;
  private static final long SEED = 20_261_130;

  private final Map<DiskSyscall, Integer> checked = new EnumMap<>(DiskSyscall.class);
  private final List<String> defects = new ArrayList<>();

  @TempDir private Path folder;
  private Path file;
  private Path into;
  private PowerFailure failure;

  @BeforeEach
  void prepare() throws Exception {
    file = Files.createDirectory(folder.resolve("data")).resolve("sotto.db");
    into = Files.createDirectory(folder.resolve("disks"));
    failure = PowerFailure.prepare(folder, file, "what a power failure leaves");
  }

  @Test
  void acknowledgedMessagesShouldBeOnTheDiskWheneverThePowerFails() throws Exception {
    failure.follow(
        PowerFailurePlan.snapshots(into, SEED, 0)
            .at(DiskSyscall.LOG_WRITE, 211, 90)
            .at(DiskSyscall.LOG_SYNC, 7, 90)
            .at(DiskSyscall.LOG_RESET, 3, 30)
            .at(DiskSyscall.FILE_WRITE, 67, 60)
            .at(DiskSyscall.FILE_SYNC, 2, 30));

    assertThat(AppenderProcess.run(file, 0, MESSAGES, failure.environment())).isZero();

    checkDisks();
    assertThat(defects).isEmpty();
    assertThat(checked.values().stream().mapToInt(Integer::intValue).sum())
        .as(checked.toString())
        .isGreaterThanOrEqualTo(OUTAGES);
    assertThat(checked).containsOnlyKeys(DiskSyscall.values());
  }

  /// A disk that lies is what a storage would be that answers before its sync is over.
  @ParameterizedTest
  @EnumSource(PowerFailurePlan.Lie.class)
  void brokenPromisesShouldBeNoticed(PowerFailurePlan.Lie lie) throws Exception {
    failure.follow(
        PowerFailurePlan.snapshots(into, SEED, 0)
            .at(DiskSyscall.LOG_WRITE, 101, 40)
            .at(DiskSyscall.LOG_SYNC, 11, 40)
            .on(lie));

    AppenderProcess.run(file, 0, MESSAGES / 2, failure.environment());

    checkDisks();
    assertThat(defects).anyMatch(defect -> defect.contains("was promised"));
  }

  @Test
  void acknowledgedMessagesShouldSurviveWhenThePowerFailsAgainAndAgain() throws Exception {
    DiskSyscall[] calls = DiskSyscall.values();
    List<AcknowledgedMessage> promised = new ArrayList<>();
    for (int run = 0; run < 12; run++) {
      DiskSyscall call = calls[run % calls.length];
      int count = call == DiskSyscall.LOG_WRITE ? 701 + 100 * run : 2 + run;
      failure.follow(PowerFailurePlan.stop(call, count, SEED + run));

      assertThat(AppenderProcess.run(file, run, 100_000, failure.environment())).isEqualTo(KILLED);

      promised.addAll(AppenderProcess.acknowledged(file, run));
      assertThat(RecoveredMessages.read(copy(run), promised.isEmpty()).defects(promised)).isEmpty();
    }
    assertThat(promised).isNotEmpty();
  }

  /// {@return the database as the power has left it, for somebody else to open}
  private Path copy(int run) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy-" + run)).resolve("sotto.db");
    Files.copy(file, copy);
    Path log = file.resolveSibling("sotto.db-wal");
    if (Files.exists(log)) {
      Files.copy(log, copy.resolveSibling("sotto.db-wal"));
    }
    return copy;
  }

  private void checkDisks() throws IOException {
    List<AcknowledgedMessage> all = AppenderProcess.acknowledged(file, 0);
    Optional<DiskSnapshot> next = DiskSnapshot.take(into);
    while (next.isPresent()) {
      DiskSnapshot disk = next.get();
      List<AcknowledgedMessage> promised =
          all.stream().filter(each -> each.at() - disk.at() < 0).toList();
      Path left = disk.folder().resolve("sotto.db");
      RecoveredMessages.read(left, promised.isEmpty()).defects(promised).stream()
          .map(defect -> disk.call() + ": " + defect)
          .forEach(defects::add);
      checked.merge(disk.call(), 1, Integer::sum);
      disk.delete();
      next = DiskSnapshot.take(into);
    }
  }
}
