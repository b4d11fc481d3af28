// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.transfer.TableSummary;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveFileTest {
  @TempDir private Path folder;

  /// In each phase of the first one, which ends well.
  @ParameterizedTest
  @EnumSource
  void oneOfTwoExportsToTheSameFileShouldFail(TransferProgress.Phase phase) throws IOException {
    var second =
        new AtBegin(
            phase,
            () ->
                assertThatThrownBy(() -> write(TransferProgress.NONE))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("a.part is being written by another export"));

    write(second);

    assertThat(second.isDone()).isTrue();
    assertIsWhole();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "half an archive"})
  void draftOfAnExportThatWasKilledShouldBeReplaced(String left) throws IOException {
    Path draft = Files.writeString(folder.resolve("a.part"), left);
    Files.setLastModifiedTime(draft, FileTime.from(Instant.EPOCH));

    write(TransferProgress.NONE);

    assertIsWhole();
  }

  @Test
  void draftThatIsJustMadeShouldBeLeftToWhoHasMadeIt() throws IOException {
    Path draft = Files.createFile(folder.resolve("a.part"));

    assertThatThrownBy(() -> write(TransferProgress.NONE))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("another export");
    assertThat(draft).exists();
  }

  @ParameterizedTest
  @EnumSource
  void exportThatFailsShouldLeaveNothingBehind(TransferProgress.Phase phase) {
    var failing =
        new AtBegin(
            phase,
            () -> {
              throw new TransferException("the database is away");
            });

    assertThatThrownBy(() -> write(failing)).hasMessage("the database is away");

    assertThat(folder).isEmptyDirectory();
  }

  private void write(TransferProgress progress) {
    try (TransferSource source = new TwoTableSource()) {
      var _ = archive().write(source, progress);
    }
  }

  private void assertIsWhole() throws IOException {
    try (TransferSource read = archive().open()) {
      for (Table table : read.layout().tables()) {
        read.read(table, _ -> {});
      }
    }
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  private ArchiveFile archive() {
    return new ArchiveFile(folder.resolve("a"));
  }

  /// Does something once, when the first table of a phase begins.
  private static final class AtBegin implements TransferProgress {
    private final Phase phase;
    private final Runnable step;
    private boolean done;

    AtBegin(Phase phase, Runnable step) {
      this.phase = phase;
      this.step = step;
    }

    boolean isDone() {
      return done;
    }

    @Override
    public void begin(Phase begun, Table table, long rows) {
      if (begun == phase && !done) {
        done = true;
        step.run();
      }
    }

    @Override
    public void row() {}

    @Override
    public void end(Phase ended, TableSummary tally) {}
  }
}
