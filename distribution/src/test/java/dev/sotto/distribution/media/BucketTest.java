// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.distribution.media.MediaRestClient.Room;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.s3.EmbeddedS3;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients upload to a bucket and download from it by themselves.
final class BucketTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private static Path folder;
  private static EmbeddedS3 service;
  private static PackagedServer server;
  private static MediaRestClient anna;

  @BeforeAll
  static void start() throws Exception {
    service = EmbeddedS3.start();
    service.createBucket("media");
    String media = service.setting("media");
    server = PackagedServer.start(folder, Map.of("SOTTO_MEDIA", media, "SOTTO_BCRYPT_COST", "10"));
    anna = MediaRestClient.register(HTTP, server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
    service.close();
    HTTP.close();
  }

  @Test
  void uploadShouldGoToTheBucketAndStayAsItWasCompleted() throws Exception {
    Room room = anna.create(5);
    assertThat(room.url()).hasAuthority(service.address());
    assertThat(anna.isServed(room)).isFalse();

    assertThat(put(room, "first")).isEqualTo(200);
    assertThat(read(room)).isEqualTo("first");
    put(room, "other");

    assertThat(read(room)).isEqualTo("first");
  }

  @Test
  void formShouldUploadAsABrowserDoes() throws Exception {
    Room room = anna.create(5);
    assertThat(room.form().path("fields").path("key").textValue()).endsWith(room.key());

    assertThat(BrowserFormUpload.post(HTTP, room.form(), "longer".getBytes(UTF_8)))
        .isBetween(400, 499);
    assertThat(anna.isServed(room)).isFalse();
    assertThat(BrowserFormUpload.post(HTTP, room.form(), "hello".getBytes(UTF_8)))
        .isBetween(200, 299);

    assertThat(read(room)).isEqualTo("hello");
  }

  @Test
  void bytesShouldNotPassThroughTheServer() throws Exception {
    Room room = anna.create(5);
    put(room, "hello");
    assertThat(anna.isServed(room)).isTrue();

    assertThat(server.get("/" + room.key())).isEqualTo(404);
  }

  @Test
  void filesInFormsShouldPassThroughTheServer() throws Exception {
    JsonNode files = anna.uploadForm(2, 300_000);

    assertThat(files).hasSize(2);
    String id = files.path(1).path("id").textValue();
    assertThat(SeededByteStream.isAllOf(anna.file(id), 1, 300_000)).isTrue();
  }

  private static int put(Room room, String text) throws Exception {
    byte[] bytes = text.getBytes(UTF_8);
    return anna.put(room, new ByteArrayInputStream(bytes), bytes.length);
  }

  private static String read(Room room) throws Exception {
    try (InputStream bytes = anna.get(room)) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }
}
