// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.crash.RestClient;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program on PostgreSQL as an operator meets it.
final class PostgresProgramTest {
  private static final String JWT_SECRET = "q7Lr2Zs9-Vd4Kx8Wm1-Tb6Yh3Nc5-Pf0Ga";
  private static final String TURN_SECRET = "Hc8Rj3Xe5-Mz1Qk7Ub2-Wn6Dv9Fs4-Ly0Ot";

  @TempDir private Path folder;

  @Test
  void serverShouldKeepEverythingInTheDatabaseOnceItIsMigrated()
      throws IOException, InterruptedException {
    String url = EmbeddedPostgres.shared().newDatabase();
    String storage = "--storage=" + url;

    var early =
        PackagedProgram.run(
            folder,
            "",
            "serve",
            storage,
            "--port=0",
            "--jwt-secret=" + JWT_SECRET,
            "--turn-secret=" + TURN_SECRET);
    assertThat(early.status()).as(early.output()).isEqualTo(1);
    assertThat(early.output()).contains("run `sotto migrate` first");
    var migrated = PackagedProgram.run(folder, "", "migrate", storage);
    assertThat(migrated.output()).containsPattern("Schema version 0 is now [0-9]+\\.");

    Map<String, String> settings =
        Map.of(
            "SOTTO_STORAGE",
            url.replace("postgres://", "postgresql://") + "?pool_size=2",
            "SOTTO_JWT_SECRET",
            JWT_SECRET,
            "SOTTO_TURN_SECRET",
            TURN_SECRET,
            "SOTTO_METRICS_PASSWORD",
            "blue lamps hum",
            "SOTTO_BCRYPT_COST",
            "10");
    try (var server = PackagedServer.start(folder, settings);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      anna.addContact(berta);
      assertThat(anna.send(berta, "first")).isEqualTo(201);

      server.kill();
      server.restart();

      assertThat(anna.send(berta, "second")).isEqualTo(201);
      assertThat(berta.mailbox())
          .extracting(entry -> entry.path("message").path("clientMessageId").textValue())
          .containsExactly("first", "second");
      assertThat(server.get("/health/ready")).isEqualTo(200);
      readAtOnce(anna);
      assertThat(server.metrics("blue lamps hum"))
          .containsPattern("\\nsotto_storage_wait_seconds_count [1-9]")
          .containsPattern("\\nsotto_storage_wait_seconds_sum [0-9.]*[1-9]");
      assertThat(server.log())
          .doesNotContain("SLF4J", "Exception", "WARNING:", "Hikari", "org.postgresql");
      var listed = PackagedProgram.run(folder, "", "users", "list", storage);
      assertThat(listed.output().lines()).as(listed.output()).hasSize(3);
    }
    EmbeddedPostgres.shared().drop(url);
  }

  /// More than there are connections.
  private static void readAtOnce(RestClient client) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        var _ = threads.submit(client::mailbox);
      }
    }
  }

  @Test
  void serveShouldSayThatTheDatabaseIsAwayWithoutItsPassword()
      throws IOException, InterruptedException {
    var result =
        PackagedProgram.run(
            folder, "", "migrate", "--storage=postgres://anna:topsecret@127.0.0.1:1/chat");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("sotto: ").doesNotContain("topsecret");
  }
}
