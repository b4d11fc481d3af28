// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.media.MediaRestClient;
import dev.sotto.distribution.media.SeededByteStream;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.machine.DebianPackage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The blocks of `docs/operations.md` about data, on an installation that runs.
@Tag("full")
final class OperationsGuideTest {
  private static final long SIZE = 3_000_000;
  private static final Map<String, String> CHEAP = Map.of("SOTTO_BCRYPT_COST", "10");

  @TempDir private Path folder;
  @TempDir private Path backup;

  private DocumentCodeBlocks guide;
  private MediaRestClient.Room room;

  @BeforeEach
  void read() throws IOException {
    guide = DocumentCodeBlocks.of("docs/operations.md");
  }

  @Test
  void backupShouldKeepAllFilesAndBeForItsOwnerOnly() throws Exception {
    new DebianPackage("sqlite3", List.of("sqlite3"))
        .assumeInstalled("the backup of docs/operations.md");
    fill(() -> succeed(paste(guide.with("sh", "sqlite3 data/sotto.db"))));
    try (Stream<Path> files = Files.walk(backup)) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(3)
          .allSatisfy(file -> assertThat(mode(file)).startsWith("rw").endsWith("------"));
    }
    Files.move(folder.resolve("data"), folder.resolve("old"));

    PackagedProgram.Result restored = paste(guide.with("sh", "mkdir data\n"));

    succeed(restored);
    assertThat(restored.output()).doesNotContain("missing ");
    assertRestored();
  }

  @Test
  void archiveShouldBeReadIntoAnEmptyStorage() throws Exception {
    fill(() -> succeed(paste(guide.with("sh", "sotto export /backup/"))));
    Path data = folder.resolve("data");
    Files.delete(data.resolve("sotto.db"));
    Files.deleteIfExists(data.resolve("sotto.db-wal"));
    Files.deleteIfExists(data.resolve("sotto.db-shm"));

    succeed(paste(guide.with("sh", "sotto import /backup/")));

    assertRestored();
  }

  @Test
  void commandsForMediaAndAccountsShouldWorkAsPasted() throws Exception {
    Files.writeString(folder.resolve("bob.txt"), "correct horse");
    fill(
        () -> {
          succeed(paste(guide.with("sh", "sotto media usage")));
          for (String line : guide.with("sh", "sotto users add alice").lines().toList()) {
            succeed(PackagedProgram.run(folder, "battery staple\n", words(line)));
          }
        });
  }

  private static String[] words(String line) {
    String command = line.replaceAll("#.*", "").strip();
    assertThat(command).startsWith("sotto ");
    return command.substring("sotto ".length()).split(" +");
  }

  /// Runs a server with an account and an object, does something meanwhile, and stops it.
  private void fill(Work meanwhile) throws Exception {
    try (var server = PackagedServer.start(folder, CHEAP);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      MediaRestClient anna = MediaRestClient.register(http, server.url(), "anna");
      room = anna.create(SIZE);
      assertThat(anna.put(room, new SeededByteStream(1, SIZE), SIZE)).isEqualTo(201);

      meanwhile.run();

      assertThat(server.stop(Duration.ofSeconds(20))).isZero();
    }
  }

  private void assertRestored() throws Exception {
    try (var server = PackagedServer.start(folder, CHEAP);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      MediaRestClient anna = MediaRestClient.logIn(http, server.url(), "anna");

      assertThat(SeededByteStream.isAllOf(anna.get(room), 1, SIZE)).isTrue();
    }
  }

  private PackagedProgram.Result paste(String block) throws IOException, InterruptedException {
    return DocumentCodeBlocks.paste(folder, block.replace("/backup", backup.toString()));
  }

  private static void succeed(PackagedProgram.Result result) {
    assertThat(result.status()).as(result.output()).isZero();
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// What is done while the server runs.
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }
}
