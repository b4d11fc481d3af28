// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient.Room;
import dev.sotto.api.rest.TestResponse;
import dev.sotto.core.account.Handle;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploading in parts, as clients of tus 1.0 do.
final class ResumableUploadTest {

  private final TestServer server = TestServer.start();
  private final MediaClient ada = MediaClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void uploadShouldResumeWhereverItWasCut() throws Exception {
    byte[] bytes = MediaClient.bytes(3_000_000);
    Room room = room(bytes.length);
    var random = new Random(7);
    try (var complaints = new CapturedWarnings()) {
      long offset = offset(room);
      for (int cut = 0; cut < 12; cut++) {
        breakOff(room, bytes, (int) offset, random.nextInt(400_000));
        offset = offset(room);
      }
      assertThat(offset).isPositive().isLessThan(bytes.length);
      ada.client().post("/api/" + room.key() + "/complete", "").assertProblem(409, "NOT_UPLOADED");
      byte[] rest = Arrays.copyOfRange(bytes, (int) offset, bytes.length);
      HttpResponse<byte[]> last = MediaClient.patch(room, offset, rest);

      assertThat(last.statusCode()).isEqualTo(204);
      assertThat(last.headers().firstValue("Upload-Offset")).hasValue("3000000");
      assertThat(complaints.heard()).isEmpty();
    }
    assertThat(sha256(MediaClient.get(ada.downloadUrl(room.key())).body()))
        .isEqualTo(sha256(bytes));
    assertThat(offset(room)).isEqualTo(bytes.length);
    assertThat(MediaClient.files(server)).hasSize(1);
  }

  @Test
  void partShouldBeginWhereTheLastOneEnded() {
    Room room = room(10);

    assertThat(MediaClient.patch(room, 0, new byte[4]).statusCode()).isEqualTo(204);
    HttpResponse<byte[]> again = MediaClient.patch(room, 0, new byte[4]);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.headers().firstValue("Upload-Offset")).hasValue("4");
    assertThat(MediaClient.patch(room, 5, new byte[4]).statusCode()).isEqualTo(409);
    assertThat(MediaClient.patch(room, 4, new byte[7]).statusCode()).isEqualTo(413);
    assertThat(offset(room)).isEqualTo(4);
    assertThat(MediaClient.patch(room, 4, new byte[6]).statusCode()).isEqualTo(204);
    assertThat(MediaClient.patch(room, 10, new byte[0]).statusCode()).isEqualTo(409);
  }

  @Test
  void linkShouldTakeNothingForAnAccountThatHasEnded() {
    Room room = room(10);
    assertThat(MediaClient.patch(room, 0, new byte[4]).statusCode()).isEqualTo(204);

    server.sotto().accounts().administration().disable(new Handle("ada"));

    assertThat(MediaClient.patch(room, 4, new byte[6]).statusCode()).isEqualTo(410);
  }

  @Test
  void partShouldBeRefusedBeforeItIsRead() {
    Room room = room(10);
    String request =
        """
        PATCH %s HTTP/1.1\r
        Host: a\r
        Tus-Resumable: 1.0.0\r
        Upload-Offset: 0\r
        Content-Type: application/offset+octet-stream\r
        Content-Length: 5000000\r
        \r
        """
            .formatted(room.target());

    assertThat(MediaClient.speak(server, request, true)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void requestsShouldBeThoseOfTheProtocol() {
    Room room = room(10);

    var other =
        MediaClient.send("HEAD", room.url(), BodyPublishers.noBody(), "Tus-Resumable", "0.2.2");
    assertThat(other.statusCode()).isEqualTo(412);
    assertThat(other.headers().firstValue("Tus-Version")).hasValue("1.0.0");
    var body = BodyPublishers.ofByteArray(new byte[1]);
    assertThat(
            MediaClient.send(
                    "PATCH",
                    room.url(),
                    body,
                    MediaClient.TUS[0],
                    MediaClient.TUS[1],
                    "Upload-Offset",
                    "0")
                .statusCode())
        .isEqualTo(415);
    assertThat(
            MediaClient.send(
                    "PATCH",
                    room.url(),
                    body,
                    MediaClient.TUS[0],
                    MediaClient.TUS[1],
                    "Content-Type",
                    "application/offset+octet-stream")
                .statusCode())
        .isEqualTo(400);
    assertThat(MediaClient.put(room.url(), new byte[10]).statusCode()).isEqualTo(404);
    assertThat(
            MediaClient.patch(new Room(room.key(), room.with("size=10", "size=11")), 0, new byte[1])
                .statusCode())
        .isEqualTo(404);
    HttpResponse<byte[]> abilities =
        MediaClient.send("OPTIONS", room.url(), BodyPublishers.noBody());
    assertThat(abilities.statusCode()).isEqualTo(204);
    assertThat(abilities.headers().firstValue("Tus-Extension"))
        .hasValue("creation,expiration,termination");
    assertThat(ada.client().send("OPTIONS", "/api/media/uploads", "").header("Tus-Max-Size"))
        .isEqualTo(Long.toString(100L << 20));
  }

  @Test
  void creationShouldSayWhatIsWrong() {
    create().assertProblem(412, "TUS_VERSION");
    create(MediaClient.TUS).assertProblem(400, "INVALID_REQUEST");
    create("Tus-Resumable", "1.0.0", "Upload-Length", "0").assertProblem(400, "INVALID_REQUEST");
    create("Tus-Resumable", "1.0.0", "Upload-Length", "104857601").assertProblem(413, "TOO_LARGE");
    create("Tus-Resumable", "1.0.0", "Upload-Length", "1", "Upload-Metadata", "filetype !")
        .assertProblem(400, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filename eA==,filetype ",
        "filename eA==,filetype",
        "filetype ,expiresIn ,viewOnce ",
        "filename !,filetype  aW1hZ2UvcG5n ",
        "filetype SW1hZ2UvUE5HO3E9MQ==,viewOnce ZmFsc2U=",
        ","
      })
  void creationShouldTakeWhatClientsSay(String metadata) {
    create("Tus-Resumable", "1.0.0", "Upload-Length", "1", "Upload-Metadata", metadata).data(201);
  }

  @Test
  void creationShouldRefuseTermsThatItDoesNotUnderstand() {
    for (String metadata :
        List.of(
            "viewOnce VFJVRQ==",
            "viewOnce MQ==",
            "filetype aW1hZ2UvcOQ=",
            "viewOnce /w==",
            "expiresIn LTE=",
            "filetype aW1hZ2U=")) {
      create("Tus-Resumable", "1.0.0", "Upload-Length", "1", "Upload-Metadata", metadata)
          .assertProblem(400, "INVALID_REQUEST");
    }
  }

  private TestResponse create(String... headers) {
    return ada.client().send("POST", "/api/media/uploads", "", headers);
  }

  private Room room(long size) {
    TestResponse answer =
        create(
            "Tus-Resumable", "1.0.0",
            "Upload-Length", Long.toString(size),
            "Upload-Metadata", "filename YS5wbmc=,filetype aW1hZ2UvcG5n,viewOnce");
    Room room = Room.of(answer.data(201));
    assertThat(answer.header("Location")).isEqualTo(room.url().toString()).startsWith("http://");
    assertThat(room.key()).endsWith(".png");
    return room;
  }

  private static long offset(Room room) {
    var answer = MediaClient.send("HEAD", room.url(), BodyPublishers.noBody(), MediaClient.TUS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    return answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }

  /// Says that the rest follows, and sends less. Returns when the server has noticed.
  private void breakOff(Room room, byte[] bytes, int offset, int count) {
    String head =
        """
        PATCH %s HTTP/1.1\r
        Host: a\r
        Tus-Resumable: 1.0.0\r
        Upload-Offset: %d\r
        Content-Type: application/offset+octet-stream\r
        Content-Length: %d\r
        \r
        """
            .formatted(room.target(), offset, bytes.length - offset);
    int most = Math.min(count, bytes.length - offset - 1);
    MediaClient.speak(server, head, Arrays.copyOfRange(bytes, offset, offset + most));
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
