// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.data.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
final class MediaCommandsTest {
  @TempDir private Path folder;
  private DataFolderMedia media = new DataFolderMedia(Path.of(""));
  private AccountId anna = new AccountId(1);

  @BeforeEach
  void fill() throws IOException {
    media = new DataFolderMedia(Files.createDirectory(folder.resolve("data")));
    Files.createDirectory(folder.resolve("data").resolve("media"));
    anna = media.account("anna").id();
  }

  @Test
  void usageShouldTellTotalsAndWhoTakesMost() throws IOException {
    AccountId berta = media.account("berta").id();
    media.object(anna, 100);
    media.entry(anna, ObjectState.CREATED, 9);
    media.entry(anna, ObjectState.RESERVED, 2_000_000);
    media.object(berta, 7);

    CommandRun text = run("usage", "--media-quota=4");
    CommandRun json = run("usage", "--media-quota=4", "--accounts=1", "--json");

    assertThat(text.status()).as(text.err()).isZero();
    assertThat(text.out())
        .containsPattern("all +4 +2000107\n")
        .containsPattern("awaited +1 +0\n")
        .containsPattern("coming +1 +2000000\n")
        .containsPattern("stored +2 +107\n")
        .containsPattern("clean +0 +0\n")
        .containsPattern("infected +0 +0\n")
        .contains("2 accounts", "4194304 bytes")
        .containsPattern(anna.value() + " +3 +2000100 +48 % anna\n")
        .containsPattern(berta.value() + " +1 +7 +0 % berta\n");
    assertThat(text.out().indexOf("anna")).isLessThan(text.out().indexOf("berta"));
    assertThat(json.out())
        .startsWith(
            "{\"objects\":4,\"bytes\":2000107,\"states\":{\"awaited\":{\"objects\":1,\"bytes\":0},\"coming\":{\"objects\":1,\"bytes\":2000000},")
        .endsWith(
            "\"quota\":4194304,\"accounts\":2,\"largest\":[{\"id\":%d,\"handle\":\"anna\",\"objects\":3,\"bytes\":2000100}]}\n"
                .formatted(anna.value()));
    assertThat(run("usage", "--accounts=0").status()).isEqualTo(2);
  }

  @Test
  void usageShouldNotNeedTheObjectStore() {
    media.entry(anna, ObjectState.STORED, 5);

    CommandRun usage = run("usage", "--media=file:" + folder.resolve("data/sotto.db"), "--json");

    assertThat(usage.status()).as(usage.err()).isZero();
  }

  @Test
  void sweepShouldDeleteWhatHasEnded() throws IOException {
    MediaObject kept = media.object(anna, 5);
    MediaObject ended = media.ended(anna, 6);

    assertThat(run("sweep").out()).isEqualToIgnoringNewLines("Deleted 1 objects.");
    assertThat(run("sweep").out()).isEqualToIgnoringNewLines("Deleted 0 objects.");

    assertThat(media.file(ended.key().text())).doesNotExist();
    assertThat(media.file(kept.key().text())).exists();
    assertThat(run("usage").out()).containsPattern("all +1 +5\n");
  }

  @Test
  void verifyShouldFindNothingInAWholeInstallation() throws IOException {
    assertThat(run("verify").status()).isZero();
    media.object(anna, 5);
    media.entry(anna, ObjectState.CREATED, 5);

    CommandRun verify = run("verify");

    assertThat(verify.status()).isZero();
    assertThat(verify.out())
        .isEqualToIgnoringNewLines(
            "Looked at 2 objects: 0 missing, 0 of another size, 0 unclaimed, 0 foreign; 0 repaired,"
                + " 0 left.");
  }

  @Test
  void verifyShouldTellAndThenRepair() throws IOException {
    MediaObject whole = media.object(anna, 5);
    MediaObject deleted = media.object(anna, 6);
    Files.delete(media.file(deleted.key().text()));
    MediaObject cut = media.object(anna, 7);
    media.bytes(cut.key().text(), 3);
    String added = TestMedia.aKey(new AccountId(99)).text();
    media.bytes(added, 8);

    CommandRun found = run("verify");
    CommandRun repaired = run("verify", "--repair");
    CommandRun again = run("verify", "--repair", "--json");

    assertThat(found.status()).isEqualTo(3);
    assertThat(found.out())
        .contains("missing    " + deleted.key().text() + ": 6 bytes\n")
        .contains("wrong size " + cut.key().text() + ": 3 bytes instead of 7\n")
        .contains("unclaimed  " + added + ": 8 bytes\n")
        .endsWith(
            "Looked at 3 objects: 1 missing, 1 of another size, 1 unclaimed, 0 foreign; 0 repaired,"
                + " 3 left.\n");
    assertThat(repaired.status()).isZero();
    assertThat(repaired.out())
        .contains("missing    " + deleted.key().text() + ": 6 bytes, repaired\n")
        .contains("; 3 repaired, 0 left.");
    assertThat(media.file(cut.key().text())).doesNotExist();
    assertThat(media.file(added)).doesNotExist();
    assertThat(media.file(whole.key().text())).hasSize(5);
    assertThat(again.status()).isZero();
    assertThat(again.out())
        .isEqualToIgnoringNewLines(
            "{\"findings\":[],\"objects\":1,\"missing\":0,\"wrongSize\":0,\"damaged\":0,\"unreadable\":0,\"unclaimed\":0,\"foreign\":0,\"repaired\":0,\"left\":0}");
  }

  @Test
  void verifyShouldCompareContentWhenAskedTo() throws IOException {
    MediaObject object = media.object(anna, 5);
    assertThat(run("verify", "--content").out())
        .contains("Of their bytes: 0 damaged, 0 not readable.");
    Files.writeString(media.file(object.key().text()), "xxxyx");

    CommandRun sizes = run("verify");
    CommandRun found = run("verify", "--content");
    CommandRun json = run("verify", "--content", "--json");
    CommandRun repaired = run("verify", "--content", "--repair");

    assertThat(sizes.status()).isZero();
    assertThat(found.status()).isEqualTo(3);
    assertThat(found.out())
        .contains("damaged    " + object.key().text() + ": SHA-256 ")
        .contains("Of their bytes: 1 damaged, 0 not readable.");
    assertThat(json.out()).contains("\"kind\":\"damaged\",\"expectedSha256\":\"", "\"damaged\":1,");
    assertThat(repaired.status()).isZero();
    assertThat(media.file(object.key().text())).doesNotExist();
  }

  @Test
  void verifyShouldNeverTouchWhatIsNotItsOwn() throws IOException {
    media.object(anna, 5);
    Path notes = media.bytes("media/notes\u001b[2J", 4);
    Path below = media.bytes("media/7/backup/copy", 4);

    CommandRun text = run("verify", "--repair");
    CommandRun json = run("verify", "--repair", "--json");

    assertThat(text.status()).isEqualTo(3);
    assertThat(text.out()).contains("foreign    media/notes?[2J: 4 bytes\n");
    assertThat(json.status()).isEqualTo(3);
    assertThat(json.out())
        .contains(
            "{\"kind\":\"foreign\",\"actual\":4,\"name\":\"media/notes\\u001B[2J\",\"repaired\":false}")
        .contains("\"name\":\"media/7/backup\"")
        .contains("\"foreign\":2,\"repaired\":0,\"left\":2}");
    assertThat(notes).exists();
    assertThat(below).exists();
  }

  @Test
  void repairShouldRefuseStoresThatDoNotBelongTogether() throws IOException {
    MediaObject object = media.object(anna, 5);
    String elsewhere = "--media=file:" + Files.createDirectory(folder.resolve("elsewhere"));

    CommandRun refused = run("verify", "--repair", elsewhere);
    CommandRun forced = run("verify", "--repair", "--force", elsewhere);
    CommandRun unclaimed = run("verify", "--repair");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("different installations", "--force");
    assertThat(forced.status()).isZero();
    assertThat(forced.out()).contains("1 missing", "1 repaired, 0 left");
    assertThat(unclaimed.status()).isEqualTo(1);
    assertThat(media.file(object.key().text())).exists();
    assertThat(run("verify", "--force").status()).isEqualTo(2);
  }

  @Test
  void verifyShouldDrawABarForThoseWhoReadAlong() throws IOException {
    media.object(anna, 5);
    MediaObject missing = media.entry(anna, ObjectState.STORED, 6);

    CommandRun run = CommandRun.watched(line("verify"));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out())
        .contains("verify", "2/2", "\rmissing    " + missing.key().text() + ": 6 bytes")
        .contains("\nLooked at 2 objects: 1 missing,");
  }

  @Test
  void commandsShouldSayWhatToDoWhenTheObjectStoreCannotBeUsed() throws IOException {
    String broken = "--media=file:" + Files.writeString(folder.resolve("file"), "");

    assertThat(run("verify", broken).status()).isEqualTo(1);
    assertThat(run("sweep", broken).err())
        .contains("make it a folder")
        .doesNotContain("unforeseen");
  }

  private CommandRun run(String... words) {
    return CommandRun.of(line(words));
  }

  private String[] line(String... words) {
    String[] line = Arrays.copyOf(words, words.length + 2);
    System.arraycopy(words, 0, line, 1, words.length);
    line[0] = "media";
    line[line.length - 1] = "--data=" + folder.resolve("data");
    return line;
  }
}
