// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.command.Commands;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands whose result nobody takes.
@Tag("full")
final class LostOutputTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "version",
        "help serve",
        "users --help",
        "config show",
        "config show --json",
        "config check",
        "config check --json",
        "users add alice",
        "users list",
        "users list --json",
        "rooms list",
        "media usage",
        "media usage --json",
        "audit",
        "audit --json",
        "migrate",
        "migrate --json",
        "installation accept",
        "export -",
        "export archive.gz",
      })
  void everyCommandShouldFailWithASentence(String line) {
    var err = new StringWriter();

    int status = run(err, line.replace("archive.gz", folder.resolve("archive.gz").toString()));

    assertThat(status).as(err.toString()).isEqualTo(1);
    assertThat(err.toString())
        .containsAnyOf("No space left on device", "make room")
        .doesNotContain("\tat ");
  }

  @Test
  void whatIsTakenShouldBeUtf8() {
    var taken = new ByteArrayOutputStream();
    try (PrintWriter out = FailFastOutputStream.writer(taken)) {
      out.println("müller …");
    }

    assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("müller …\n");
  }

  private int run(StringWriter err, String line) {
    if (line.matches("(users list|rooms|media|audit|migrate|export|installation).*")) {
      // Something to list and to export.
      int _ =
          commands(new StringWriter(), OutputStream.nullOutputStream()).run(data("users add bob"));
    }
    return commands(err, new Full()).run(data(line));
  }

  private String[] data(String line) {
    boolean takesData = !line.contains("help") && !line.contains("ersion");
    return (takesData ? line + " --data=" + folder.resolve("data") : line).split(" ");
  }

  private static Commands commands(StringWriter err, OutputStream target) {
    var terminal =
        new Terminal(
            FailFastOutputStream.writer(target),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader("correct horse\n")),
            _ -> Optional.empty(),
            Map.of(),
            false);
    return new Commands(terminal, new BinaryStreams(InputStream.nullInputStream(), target));
  }

  /// As `/dev/full`.
  private static final class Full extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
