// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.crash.SocketClient;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one storage that know nothing of each other, as by a mistake.
final class TwoServersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SENDS = 20;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    http.shutdownNow();
  }

  @Test
  void secondOnOneSqliteFileShouldNotStartAndSayWhatToDo() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (var first = PackagedServer.start(folder, Map.of("SOTTO_BCRYPT_COST", "10"))) {
      RestClient anna = RestClient.register(http, first.url(), "anna");

      var second =
          PackagedProgram.run(
              other,
              "",
              "serve",
              "--port=0",
              "--storage=sqlite:" + first.data().resolve("sotto.db").toAbsolutePath());

      assertThat(second.status()).as(second.output()).isEqualTo(1);
      assertThat(second.output())
          .contains("another server works on this storage", "give this one another --storage")
          .doesNotContain("Exception");
      assertThat(anna.send(anna, "still")).isEqualTo(201);
    }
  }

  @Test
  @Tag("full")
  void messagesShouldComeFromBothOnOnePostgresWithoutRedis() throws Exception {
    String database = EmbeddedPostgres.shared().newDatabase();
    var migrated = PackagedProgram.run(folder, "", "migrate", "--storage=" + database);
    assertThat(migrated.status()).as(migrated.output()).isZero();
    try (var one = start("one", database);
        var two = start("two", database)) {
      assertThat(one.log()).contains("SOTTO_COORDINATION");
      RestClient anna = RestClient.register(http, one.url(), "anna");
      RestClient berta = RestClient.register(http, one.url(), "berta");
      anna.addContact(berta);
      BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
      var socket = new SocketClient(berta.at(two.url()), frame -> frames.add(parse(frame)));
      assertThat(socket.say("{\"type\":\"resume\"}")).isTrue();

      for (int i = 0; i < SENDS; i++) {
        RestClient sender = i % 2 == 0 ? anna : anna.at(two.url());
        assertThat(sender.send(berta, "m" + i)).isEqualTo(201);
      }

      assertThat(sequences(frames)).hasSize(SENDS).isSorted().doesNotHaveDuplicates();
      socket.cut();
    }
    EmbeddedPostgres.shared().drop(database);
  }

  private PackagedServer start(String name, String database)
      throws IOException, InterruptedException {
    var settings = new HashMap<String, String>();
    settings.put("SOTTO_STORAGE", database);
    settings.put("SOTTO_JWT_SECRET", "q7Lr2Zs9-Vd4Kx8Wm1-Tb6Yh3Nc5-Pf0Ga");
    settings.put("SOTTO_TURN_SECRET", "Hc8Rj3Xe5-Mz1Qk7Ub2-Wn6Dv9Fs4-Ly0Ot");
    settings.put("SOTTO_BCRYPT_COST", "10");
    return PackagedServer.start(Files.createDirectory(folder.resolve(name)), settings);
  }

  /// {@return the sequence numbers of as many messages as were sent, as they came}
  private static List<Long> sequences(BlockingQueue<JsonNode> frames) throws InterruptedException {
    var sequences = new ArrayList<Long>();
    while (sequences.size() < SENDS) {
      JsonNode frame = frames.poll(20, TimeUnit.SECONDS);
      assertThat(frame).as("only %s have come", sequences).isNotNull();
      if (frame.path("type").asText().equals("message")) {
        sequences.add(frame.path("sequence").longValue());
      }
    }
    return sequences;
  }

  private static JsonNode parse(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (IOException e) {
      throw new IllegalStateException(frame, e);
    }
  }
}
