// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.machine.NamedPipe;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Names of archives that stand for something else than a file.
final class ArchiveDestinationTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    Adapters.builtIn().storage("sqlite").at(AdapterUrl.parse(url())).migrate();
  }

  @Test
  void exportShouldReplaceNoLink() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none"));

    refuse(link, "is a link");
    refuse(dangling, "is a link");

    assertThat(link).isSymbolicLink();
    assertThat(dangling).isSymbolicLink();
    assertThat(file).hasContent("precious");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void exportShouldReplaceNoPipeAndNoSocket() throws IOException, InterruptedException {
    Path pipe = NamedPipe.make(folder.resolve("pipe"));
    Path socket = folder.resolve("socket");

    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      refuse(pipe, "is a device or a pipe");
      refuse(socket, "is a device or a pipe");
    }

    assertThat(isOther(pipe)).isTrue();
    assertThat(isOther(socket)).isTrue();
  }

  @Test
  void exportShouldReplaceNoFolder() {
    refuse(folder, "is a folder");
  }

  @Test
  void draftShouldTakeThePlaceOfAFileOnly() throws IOException {
    Path draft = Files.createSymbolicLink(folder.resolve("a.part"), folder.resolve("none"));

    CommandRun run = run("export", folder.resolve("a").toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("a.part is a link");
    assertThat(draft).isSymbolicLink();
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void nameShouldNotBeEmpty() {
    CommandRun export = run("export", "");
    CommandRun read = run("import", "");

    assertThat(export.status()).isEqualTo(2);
    assertThat(export.err()).contains("FILE is empty");
    assertThat(read.status()).isEqualTo(2);
    assertThat(read.err()).contains("FILE is empty");
  }

  @Test
  void importShouldSayThatAFolderIsNoArchive() {
    CommandRun run = run("import", folder.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(folder + " is a folder");
  }

  @Test
  @Timeout(20)
  void importShouldReadNoDeviceAndNoPipe() throws IOException, InterruptedException {
    String pipe = NamedPipe.make(folder.resolve("pipe")).toString();
    for (String place : List.of("/dev/zero", pipe)) {
      CommandRun run = run("import", place);

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err())
          .contains(place + " is a device or a pipe; name a file")
          .doesNotContain("Unreadable");
    }
  }

  private void refuse(Path place, String why) {
    for (String force : new String[] {"--json", "--force"}) {
      CommandRun run = run("export", place.toString(), force);

      assertThat(run.status()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains(place + " " + why);
    }
    assertThat(place.resolveSibling(place.getFileName() + ".part")).doesNotExist();
  }

  private static boolean isOther(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther();
  }

  private CommandRun run(String command, String... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = command;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--data=" + folder.resolve("data");
    all[arguments.length + 2] = "--storage=" + url();
    return CommandRun.of(all);
  }

  private String url() {
    return "sqlite:" + folder.resolve("sotto.db");
  }
}
