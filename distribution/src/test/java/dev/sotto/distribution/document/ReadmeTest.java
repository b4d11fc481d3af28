// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.machine.DebianPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `README.md`, pasted into a terminal, and once more into another.
final class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void examplesShouldWorkAndWorkAgain() throws Exception {
    new DebianPackage("curl", List.of("curl")).assumeInstalled("the examples of README.md");
    List<String> blocks = DocumentCodeBlocks.of("README.md").all("sh");
    assertThat(blocks.getFirst()).isEqualTo("./sotto serve\n");
    try (var server = PackagedServer.start(folder, Map.of("SOTTO_BCRYPT_COST", "10"))) {
      String examples =
          String.join("\n", blocks.subList(1, blocks.size()))
              .replace("http://localhost:8080", server.url());

      for (int i = 0; i < 2; i++) {
        // The names are of one second.
        PackagedProgram.Result result =
            DocumentCodeBlocks.paste(folder, examples.replace("date +%s", "date +%s%N"));

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output())
            .contains("\"handle\":\"alice-", "\"clientMessageId\":\"first\"", "\"aGVsbG8=\"")
            .doesNotContain("\"code\"");
      }
    }
  }
}
