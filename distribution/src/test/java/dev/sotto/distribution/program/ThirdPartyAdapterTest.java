// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.crash.RestClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The adapter of `docs/adapters.md`, dropped into an installed program as its third party would.
final class ThirdPartyAdapterTest {
  private static final Path EXAMPLE = Path.of("../examples/coordination-example");

  @TempDir private Path home;
  @TempDir private Path folder;

  @BeforeEach
  void install() throws IOException {
    copyProgram();
    Path adapter = Files.createDirectory(home.resolve("adapters/coordination-example"));
    Files.copy(
        EXAMPLE.resolve("src/adapter/adapter.properties"), adapter.resolve("adapter.properties"));
    List<Path> jars = builtJars();
    assertThat(jars).hasSize(1);
    Files.copy(jars.getFirst(), adapter.resolve(jars.getFirst().getFileName()));
  }

  @Test
  void serveShouldWorkWithTheAdapterThatWasDroppedIn() throws IOException, InterruptedException {
    try (var server =
            PackagedServer.startFrom(home, folder, Map.of("SOTTO_COORDINATION", "example:"));
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      anna.addContact(berta);

      assertThat(anna.send(berta, "first")).isEqualTo(201);
      assertThat(server.get("/health/ready")).isEqualTo(200);
      assertThat(server.log()).contains("example").doesNotContain("Exception", "WARNING:");
    }
  }

  @Test
  void serveShouldRefuseAUrlThatTheAdapterDoesNotUnderstand()
      throws IOException, InterruptedException {
    var result = PackagedProgram.runFrom(home, folder, "", "serve", "--coordination=example:more");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.output()).contains("example: takes nothing after the colon");
  }

  @Test
  void unknownSchemeShouldListTheAdapterThatWasDroppedIn()
      throws IOException, InterruptedException {
    var result = PackagedProgram.runFrom(home, folder, "", "serve", "--coordination=papyrus:x");

    assertThat(result.output()).contains("scheme papyrus; installed: example, memory");
  }

  private void copyProgram() throws IOException {
    List<Path> paths;
    try (Stream<Path> found = Files.walk(PackagedProgram.HOME)) {
      // The start-up cache belongs to the place where it was made.
      paths = found.filter(path -> !path.toString().endsWith(".aot")).toList();
    }
    for (Path path : paths) {
      Path copy = home.resolve(PackagedProgram.HOME.relativize(path).toString());
      if (!copy.equals(home) && !Files.isDirectory(copy)) {
        Files.copy(path, copy);
      }
    }
  }

  private static List<Path> builtJars() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLE.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
