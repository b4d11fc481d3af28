// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.password.bcrypt.BcryptPasswordHasher;
import dev.sotto.password.bcrypt.HashingShare;
import dev.sotto.storage.postgres.PostgresStorageProvider;
import dev.sotto.storage.sqlite.SqliteStorageProvider;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.revision.EarlierRevision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Data that clients of revision 528f6c6 have left with the server is all there for them.
final class EarlierRevisionTest {
  /// An object that Anna has sent to Bob, of 18 bytes.
  private static final String KEY =
      "media/7100736082065773/8c69004f-991a-4534-88a9-6dcae241c49b.jpeg";

  private static final byte[] BYTES = "eighteen old bytes".getBytes(UTF_8);

  @Test
  void everythingShouldBeGoodAsBeforeOnSqlite() throws Exception {
    everythingShouldBeGood(
        folder -> {
          Path file = folder.resolve("sotto.db");
          EarlierRevision.writeSqlite(file);
          return opened(
              folder, new SqliteStorageProvider(), new AdapterUrl("sqlite", file.toString()));
        });
  }

  @Test
  @Tag("full")
  void everythingShouldBeGoodAsBeforeOnPostgres() throws Exception {
    String database = EmbeddedPostgres.shared().newDatabase();
    everythingShouldBeGood(
        folder -> {
          AdapterUrl url = AdapterUrl.parse(database);
          var provider = new PostgresStorageProvider();
          provider.at(url).openTarget(EarlierRevision.SCHEMA).close();
          EmbeddedPostgres.shared().execute(database, EarlierRevision.postgresRows());
          return opened(folder, provider, url);
        });
    EmbeddedPostgres.shared().drop(database);
  }

  private static void everythingShouldBeGood(Function<Path, Storage> stored) throws Exception {
    try (var hasher = new BcryptPasswordHasher(10, HashingShare.ofThisMachine(100));
        TestServer server =
            TestServer.start(TestServer.Setup.standard(), EarlierRevision.LATER, hasher, stored)) {
      TestClient bob = loggedIn(server, "BOB", EarlierRevision.BOBS_PASSWORD);
      TestClient anna = loggedIn(server, "anna", EarlierRevision.ANNAS_PASSWORD);
      assertThat(anna.id()).isEqualTo(EarlierRevision.ANNA.value());

      refreshTokensShouldBeGood(server);
      messagesShouldBeThere(anna, bob);
      mediaShouldBeThere(bob);
    }
  }

  private static void refreshTokensShouldBeGood(TestServer server) throws Exception {
    var client = new TestClient(server);
    JsonNode tokens =
        client.post("/api/auth/refresh", refresh(EarlierRevision.ANNAS_REFRESH_TOKEN)).data(200);

    assertThat(
            client
                .send(
                    "GET",
                    "/api/me",
                    "",
                    "Authorization",
                    "Bearer " + tokens.path("accessToken").textValue())
                .data(200)
                .path("handle")
                .textValue())
        .isEqualTo("anna");
    client
        .post("/api/auth/refresh", refresh(EarlierRevision.ENDED_REFRESH_TOKEN))
        .assertProblem(401, "UNAUTHENTICATED");
  }

  private static void messagesShouldBeThere(TestClient anna, TestClient bob) {
    JsonNode page = bob.get("/api/messages?limit=100&with=" + anna.id()).data(200);
    var texts = new ArrayList<String>();
    page.path("messages")
        .forEach(
            message ->
                texts.add(
                    new String(Base64.getDecoder().decode(message.path("body").asText()), UTF_8)));
    assertThat(texts).isEqualTo(EarlierRevision.CONVERSATION);

    JsonNode before = anna.get("/api/mailbox?after=0").data(200);
    assertThat(before.path("last").longValue()).isEqualTo(5);
    assertThat(before.path("entries")).hasSize(5);
    bob.send(anna, "new-1", "and on");
    JsonNode after = anna.get("/api/mailbox?after=5").data(200);
    assertThat(after.path("entries")).hasSize(1);
    assertThat(after.path("entries").path(0).path("sequence").longValue()).isEqualTo(6);
  }

  private static void mediaShouldBeThere(TestClient bob) throws Exception {
    String url =
        bob.post("/api/" + KEY + "/download-url", "").data(200).path("downloadUrl").asText();

    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(BYTES);
    }
  }

  /// {@return a client on the first device of the account}
  private static TestClient loggedIn(TestServer server, String handle, String password) {
    var client = new TestClient(server);
    String login = TestClient.credentials(handle, password, ",\"deviceId\":1");
    client.remember(client.post("/api/auth/login", login).data(200));
    assertThat(client.device()).isEqualTo(1);
    return client;
  }

  private static String refresh(String token) {
    return "{\"refreshToken\":\"%s\"}".formatted(token);
  }

  private static Storage opened(Path folder, StorageProvider provider, AdapterUrl url) {
    Path object = folder.resolve("media").resolve(KEY);
    try {
      Files.createDirectories(object.getParent());
      Files.write(object, BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(provider.at(url).migrate())
        .isEqualTo(new StorageProvider.Migration(EarlierRevision.SCHEMA, provider.schemaVersion()));
    return provider.at(url).open();
  }
}
