// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.Retention;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.testkit.revision.EarlierRevision;
import dev.sotto.testkit.transfer.RandomStorageContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransferCommandsTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    StorageProvider provider = Adapters.builtIn().storage("sqlite");
    AdapterUrl url = AdapterUrl.parse(url("old"));
    provider.at(url).migrate();
    try (Storage storage = provider.at(url).open()) {
      RandomStorageContents.fill(storage, 1);
    }
  }

  @Test
  void migrateShouldMoveEverythingAndTellIt() throws IOException {
    CommandRun move = run("migrate", "--from=" + url("old"), "--to=" + url("new"));
    CommandRun back = run("migrate", "--from=" + url("new"), "--to=" + url("back"), "--json");

    assertThat(move.status()).as(move.err()).isZero();
    assertThat(move.out())
        .containsPattern("copied +message +300 rows")
        .containsPattern("verified +receipt")
        .containsPattern("Moved \\d+ rows in \\d+ tables\\. SHA-256 [0-9a-f]{64}");
    assertThat(back.status()).isZero();
    assertThat(back.out())
        .startsWith("{\"rows\":")
        .contains("{\"table\":\"message\",\"rows\":300,\"hash\":\"")
        .hasLineCount(1);
    assertThat(exported("new")).isEqualTo(exported("old"));
    assertThat(exported("back")).isEqualTo(exported("old"));
  }

  @Test
  void migrateShouldUseTheConfiguredStorageForTheUrlThatIsNotGiven() throws IOException {
    CommandRun move = run("migrate", "--from=" + url("old"), "--storage=" + url("new"));

    assertThat(move.status()).as(move.err()).isZero();
    assertThat(exported("new")).isEqualTo(exported("old"));
  }

  @Test
  void importShouldTakeAnArchiveOfAnEarlierRevision() {
    Path archive = folder.resolve("earlier");
    EarlierRevision.writeArchive(archive);

    CommandRun read = run("import", archive.toString(), storage("new"));

    assertThat(read.status()).as(read.err()).isZero();
    StorageProvider provider = Adapters.builtIn().storage("sqlite");
    try (Storage storage = provider.at(AdapterUrl.parse(url("new"))).open()) {
      assertThat(storage.accounts().find(EarlierRevision.ANNA)).isPresent();
      assertThat(
              storage
                  .history()
                  .conversation(
                      EarlierRevision.ANNA,
                      EarlierRevision.BOB,
                      MessageId.MAX,
                      100,
                      Retention.DEFAULT.horizon(EarlierRevision.LATER)))
          .hasSize(EarlierRevision.CONVERSATION.size() - 1); // she has hidden one
    }
  }

  @Test
  void importShouldBringBackWhatWasExported() throws IOException {
    Path archive = folder.resolve("archive");

    CommandRun export = run("export", archive.toString(), "--storage=" + url("old"));
    CommandRun read = run("import", archive.toString(), "--storage=" + url("new"));

    assertThat(export.status()).as(export.err()).isZero();
    assertThat(export.out()).containsPattern("Exported \\d+ rows in \\d+ tables\\. SHA-256 ");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
    assertThat(read.status()).as(read.err()).isZero();
    assertThat(exported("new")).isEqualTo(Files.readAllBytes(archive));
    assertThat(folder.resolve("archive.part")).doesNotExist();
  }

  @Test
  void archivesShouldGoThroughPipes() throws IOException {
    CommandRun export = run("export", "-", "--storage=" + url("old"));
    CommandRun read =
        CommandRun.pipedBinary(export.binary(), "import", "-", storage("new"), data());

    assertThat(export.status()).isZero();
    assertThat(export.out()).isEmpty();
    assertThat(read.status()).as(read.err()).isZero();
    assertThat(exported("new")).isEqualTo(exported("old"));
  }

  @Test
  void exportShouldNotReplaceAFileUnlessForced() throws IOException {
    Path archive = Files.writeString(folder.resolve("archive"), "precious");

    CommandRun refused = run("export", archive.toString(), storage("old"));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("--force");
    assertThat(archive).hasContent("precious");

    assertThat(run("export", archive.toString(), storage("old"), "--force").status()).isZero();
    assertThat(Files.readAllBytes(archive)).isEqualTo(exported("old"));
  }

  @Test
  void importShouldGoOnWhenAnEarlierOneBrokeOff() throws IOException {
    byte[] whole = exported("old");
    Path archive = Files.write(folder.resolve("a"), Arrays.copyOf(whole, whole.length / 2));

    CommandRun broken = run("import", archive.toString(), storage("new"));
    CommandRun use = run("users", "list", storage("new"));
    CommandRun other = run("migrate", "--from=" + url("old"), "--to=" + url("new"));
    Files.write(archive, whole);
    CommandRun repeated = run("import", archive.toString(), storage("new"));

    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.err()).contains("damaged or cut short").doesNotContain("unforeseen");
    assertThat(use.status()).isEqualTo(1);
    assertThat(use.err()).contains("a move from archive:a", "repeat it");
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err()).contains("archive:a");
    assertThat(repeated.status()).as(repeated.err()).isZero();
    assertThat(exported("new")).isEqualTo(whole);
  }

  @Test
  void importShouldRefuseAStorageThatIsNotEmpty() {
    byte[] before = exported("old");
    Path archive = folder.resolve("old.archive");

    CommandRun run = run("import", archive.toString(), storage("old"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("not empty");
    assertThat(exported("old")).isEqualTo(before);
  }

  @Test
  void importShouldLeaveNothingBehindWhenThereIsNoArchive() {
    CommandRun run = run("import", folder.resolve("none").toString(), storage("new"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void migrateShouldRefuseAFolderOnWhichAServerRuns() {
    try (var _ = DataFolder.at(folder.resolve("old")).lock()) {
      CommandRun run = run("migrate", "--from=" + url("old"), "--to=" + url("new"));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err()).contains("another server is running");
      // A snapshot needs no peace.
      assertThat(run("export", folder.resolve("x").toString(), storage("old")).status()).isZero();
    }
  }

  @Test
  void migrateShouldRefuseWhatCannotBeMoved() {
    CommandRun memory = run("migrate", "--from=" + url("old"), "--to=memory:");
    CommandRun same = run("migrate", "--from=" + url("old"), "--to=" + url("old"));
    CommandRun none = run("migrate", "--from=" + url("none"), "--to=" + url("new"));

    assertThat(memory.status()).isEqualTo(2);
    assertThat(memory.err()).contains("memory:", "nothing to move");
    assertThat(same.status()).isEqualTo(2);
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("there is no storage at", "none");
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(folder.resolve("new")).doesNotExist();
    CommandRun export = run("export", folder.resolve("x").toString(), storage("none"));
    assertThat(export.status()).isEqualTo(2);
    assertThat(export.err()).contains("there is no storage at", "none");
  }

  @Test
  void migrateShouldTakeNoEmptyNameForTheConfiguredStorage() {
    CommandRun run = run("migrate", "--from=", storage("new"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--from is empty");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  /// {@return the archive of a storage, written to the file with its name}
  private byte[] exported(String name) {
    Path file = folder.resolve(name + ".archive");
    CommandRun run = run("export", file.toString(), "--force", storage(name));
    assertThat(run.status()).as(run.err()).isZero();
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private CommandRun run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = data();
    return CommandRun.of(all);
  }

  private String data() {
    return "--data=" + folder.resolve("data");
  }

  private String storage(String name) {
    return "--storage=" + url(name);
  }

  private String url(String name) {
    return "sqlite:" + folder.resolve(name).resolve("sotto.db");
  }
}
