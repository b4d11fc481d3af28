// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.TestServer.Setup;
import dev.sotto.api.media.MediaClient.Room;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages of other origins upload and download (Fetch standard, CORS protocol).
final class MediaCorsTest {
  private static final String PAGE = "https://chat.example";
  private static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final byte[] BYTES = MediaClient.bytes(1_000);

  private final TestServer server = TestServer.start(Setup.standard().withOrigins(PAGE));
  private final MediaClient ada = MediaClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,Content-Type",
    "GET,Range",
    "HEAD,Tus-Resumable",
    "PATCH,'Content-Type,Tus-Resumable,Upload-Offset'"
  })
  void preflightShouldAllowWhatSignedUrlsTake(String method, String headers) {
    for (URI url : List.of(ada.create(5, "").url(), ada.downloadUrl(ada.upload(BYTES, "")))) {
      HttpResponse<byte[]> answer = preflight(url, PAGE, method, headers);

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue(ALLOWED)).hasValue(PAGE);
      assertThat(words(answer, "Access-Control-Allow-Methods"))
          .contains(method.toLowerCase(Locale.ROOT));
      assertThat(words(answer, "Access-Control-Allow-Headers"))
          .contains(headers.toLowerCase(Locale.ROOT).split(","));
    }
  }

  @Test
  void preflightShouldAllowToMakeRoomForUploadsInParts() {
    HttpResponse<byte[]> answer =
        preflight(
            server.http("/api/media/uploads"),
            PAGE,
            "POST",
            "Authorization,Tus-Resumable,Upload-Length,Upload-Metadata");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(words(answer, "Access-Control-Allow-Headers"))
        .contains("authorization", "tus-resumable", "upload-length", "upload-metadata");
  }

  @Test
  void preflightShouldAllowNothingToOtherPages() {
    HttpResponse<byte[]> answer =
        preflight(ada.create(5, "").url(), "https://other.example", "PUT", "Content-Type");

    assertThat(answer.headers().firstValue(ALLOWED)).isEmpty();
  }

  @Test
  void pageShouldUploadAndReadARangeAndSeeWhatItNeeds() {
    Room room = ada.create(BYTES.length, "");
    HttpResponse<byte[]> upload =
        MediaClient.send("PUT", room.url(), BodyPublishers.ofByteArray(BYTES), "Origin", PAGE);
    assertThat(upload.statusCode()).isEqualTo(201);
    assertThat(upload.headers().firstValue(ALLOWED)).hasValue(PAGE);

    URI url = ada.downloadUrl(room.key());
    HttpResponse<byte[]> part = MediaClient.get(url, "Origin", PAGE, "Range", "bytes=0-9");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue(ALLOWED)).hasValue(PAGE);
    assertThat(part.headers().firstValue("Vary")).hasValue("Origin");
    assertThat(words(part, "Access-Control-Expose-Headers"))
        .contains("content-range", "upload-offset", "upload-length", "tus-resumable", "location");
  }

  @Test
  void pageShouldSeeWhyItIsRefused() {
    Room room = ada.create(5, "");
    URI forged = room.with("signature=", "signature=x");

    for (HttpResponse<byte[]> refused :
        List.of(
            MediaClient.get(forged, "Origin", PAGE),
            MediaClient.send(
                "PUT", room.url(), BodyPublishers.ofByteArray(BYTES), "Origin", PAGE))) {
      assertThat(refused.statusCode()).isBetween(404, 413);
      assertThat(refused.headers().firstValue(ALLOWED)).hasValue(PAGE);
    }
  }

  @Test
  void clientThatIsNoPageShouldBeToldNothingOfOrigins() {
    HttpResponse<byte[]> answer = MediaClient.get(ada.downloadUrl(ada.upload(BYTES, "")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
    HttpResponse<byte[]> abilities =
        MediaClient.send("OPTIONS", ada.create(5, "").url(), BodyPublishers.noBody());
    assertThat(abilities.statusCode()).isEqualTo(204);
    assertThat(abilities.headers().firstValue("Tus-Version")).hasValue("1.0.0");
  }

  private static HttpResponse<byte[]> preflight(
      URI url, String origin, String method, String headers) {
    return MediaClient.send(
        "OPTIONS",
        url,
        BodyPublishers.noBody(),
        "Origin",
        origin,
        "Access-Control-Request-Method",
        method,
        "Access-Control-Request-Headers",
        headers);
  }

  /// {@return the words of a list, in lower case}
  private static List<String> words(HttpResponse<byte[]> answer, String header) {
    String list = answer.headers().firstValue(header).orElse("");
    return List.of(list.toLowerCase(Locale.ROOT).split(", *"));
  }
}
