// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.server.BackgroundJobs;
import dev.sotto.testkit.Concurrently;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Permission to download.
final class DownloadTest {
  private static final byte[] BYTES = MediaClient.bytes(100_000);

  private final TestServer server = TestServer.start();
  private final MediaClient ada = MediaClient.registered(server, "ada");
  private final MediaClient bob = MediaClient.registered(server, "bob");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answerShouldBeAFileThatNothingInterprets() {
    HttpResponse<byte[]> answer = MediaClient.get(ada.downloadUrl(ada.upload(BYTES, "")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BYTES);
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of("application/octet-stream"))
        .containsEntry("content-disposition", List.of("attachment"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cache-control", List.of("private"))
        .containsEntry("accept-ranges", List.of("bytes"));
  }

  @Test
  void urlShouldLeadNowhereWhenAnythingIsBehindIt() {
    URI url = ada.downloadUrl(ada.upload(BYTES, ""));

    for (String more : List.of("&utm_source=x", "&", "&method=GET", "&=", "?", "%0a")) {
      URI changed = URI.create(url + more);
      assertThat(MediaClient.get(changed).statusCode()).isEqualTo(404);
      assertThat(MediaClient.send("HEAD", changed, BodyPublishers.noBody()).statusCode())
          .isEqualTo(404);
    }
    assertThat(MediaClient.get(url).statusCode()).isEqualTo(200);
  }

  @Test
  void headShouldTellTheSizeAndNothingElse() {
    URI url = ada.downloadUrl(ada.upload(BYTES, ""));

    HttpResponse<byte[]> head = MediaClient.send("HEAD", url, BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).hasValue("100000");
    assertThat(head.body()).isEmpty();
    URI forged = URI.create(url + "x");
    assertThat(MediaClient.send("HEAD", forged, BodyPublishers.noBody()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void headShouldBeToldWhenToComeAgain() {
    URI url = ada.downloadUrl(ada.upload(BYTES, ""));
    server.storage().close();

    HttpResponse<byte[]> head = MediaClient.send("HEAD", url, BodyPublishers.noBody());

    assertThat(head.statusCode()).isEqualTo(503);
    assertThat(head.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,0,1",
    "bytes=10-19,10,20",
    "bytes=99999-,99999,100000",
    "bytes=50000-2000000000,50000,100000",
    "bytes=-1,99999,100000",
    "bytes=-2000000000,0,100000",
    "Bytes=1-99999999999999999999,1,100000"
  })
  void rangeShouldBeGivenWhenThereIsOne(String range, int from, int to) {
    HttpResponse<byte[]> answer =
        MediaClient.get(ada.downloadUrl(ada.upload(BYTES, "")), "Range", range);

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(BYTES, from, to));
    assertThat(answer.headers().firstValue("Content-Range"))
        .hasValue("bytes %d-%d/100000".formatted(from, to - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=5-4", "bytes=0-1,3-4", "lines=1-2", "bytes=-", "bytes=a-b"})
  void wholeObjectShouldBeGivenWhenTheRangeIsNotUnderstood(String range) {
    HttpResponse<byte[]> answer =
        MediaClient.get(ada.downloadUrl(ada.upload(BYTES, "")), "Range", range);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100000-", "bytes=-0", "bytes=9999999999999999999999999999999999-"})
  void rangeShouldBeRefusedWhenTheObjectEndsBefore(String range) {
    HttpResponse<byte[]> answer =
        MediaClient.get(ada.downloadUrl(ada.upload(BYTES, "")), "Range", range);

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */100000");
  }

  @Test
  void recipientOfAMessageShouldReadWhatItNames() {
    MediaClient carol = MediaClient.registered(server, "carol");
    bob.client().befriend(ada.client());
    String key = ada.upload(BYTES, "");

    bob.download(key).assertProblem(404, "NOT_FOUND");
    long message = ada.send(bob, "m1", key);
    assertThat(MediaClient.get(bob.downloadUrl(key)).body()).isEqualTo(BYTES);
    carol.download(key).assertProblem(404, "NOT_FOUND");
    URI url = bob.downloadUrl(key);
    ada.client().delete("/api/messages/" + message).data(200);
    bob.download(key).assertProblem(404, "NOT_FOUND");
    assertThat(MediaClient.get(url).statusCode()).isEqualTo(410);
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void messageShouldNameTheSendersObjectsOnly() {
    ada.client().befriend(bob.client());
    String key = ada.upload(BYTES, "");
    String named = "{\"to\":%d,\"clientMessageId\":\"m\",\"body\":\"aGVsbG8=\",\"media\":%s}";

    bob.client()
        .post("/api/messages", named.formatted(ada.client().id(), "[\"" + key + "\"]"))
        .assertProblem(404, "NOT_FOUND");
    for (String media : List.of("[\"media/../x\"]", "[1]", "\"" + key + "\"")) {
      ada.client()
          .post("/api/messages", named.formatted(bob.client().id(), media))
          .assertProblem(400, "INVALID_REQUEST");
    }
  }

  @Test
  void objectToBeReadOnceShouldBeReadByOne() {
    ada.client().befriend(bob.client());
    String key = ada.upload(BYTES, ",\"viewOnce\":true");
    ada.send(bob, "m1", key);
    // Its owner spends nothing.
    ada.downloadUrl(key);

    List<Integer> answers = Concurrently.call(100, _ -> bob.download(key).status());

    assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(answers.stream().filter(status -> status == 404)).hasSize(99);
  }

  /// Opaque bytes for one reader, for a time of 60 to 7,200 seconds.
  @ParameterizedTest
  @CsvSource({"60,60", "7200,3600"})
  void relayedObjectShouldBeReadOnceAndGo(int lifetime, int goneAfter) {
    ada.client().befriend(bob.client());
    String key = ada.upload(BYTES, ",\"viewOnce\":true,\"expiresIn\":" + lifetime);
    ada.send(bob, "m1", key);

    URI url = bob.downloadUrl(key);
    assertThat(MediaClient.get(url).body()).isEqualTo(BYTES);

    bob.download(key).assertProblem(404, "NOT_FOUND");
    assertThat(MediaClient.files(server)).hasSize(1);
    server.advance(Duration.ofSeconds(goneAfter));
    assertThat(MediaClient.get(url).statusCode()).isEqualTo(410);
    server.advance(BackgroundJobs.MEDIA);
    assertThat(MediaClient.files(server)).isEmpty();
    assertThat(server.storage().media().usage(new AccountId(ada.client().id())))
        .isEqualTo(new MediaUsage(0, 0));
  }

  @Test
  void relayedObjectShouldGoWhenNobodyReadsIt() {
    ada.client().befriend(bob.client());
    String key = ada.upload(BYTES, ",\"viewOnce\":true,\"expiresIn\":60");
    ada.send(bob, "m1", key);

    server.advance(Duration.ofSeconds(60));
    bob.download(key).assertProblem(404, "NOT_FOUND");
    server.advance(BackgroundJobs.MEDIA);
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void objectShouldBeGoneWhenItsTimeIsOver() {
    String key = ada.upload(BYTES, ",\"expiresIn\":600");
    URI url = ada.downloadUrl(key);

    server.advance(Duration.ofMinutes(10));
    assertThat(MediaClient.get(url).statusCode()).isEqualTo(410);
    ada.download(key).assertProblem(404, "NOT_FOUND");
    // The next round of the sweeper at the latest.
    server.advance(Duration.ofHours(2));
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void urlShouldEndAfterAnHour() {
    URI url = ada.downloadUrl(ada.upload(BYTES, ""));

    server.advance(Duration.ofMinutes(60));
    assertThat(MediaClient.get(url).statusCode()).isEqualTo(410);
  }

  @Test
  void urlShouldHaveThePublicAddressWhenOneIsSet() {
    try (TestServer behind =
        TestServer.start(TestServer.Setup.standard().withPublicUrl("https://chat.example"))) {
      var carol = MediaClient.registered(behind, "carol");

      assertThat(carol.create(5, "").url()).hasScheme("https").hasAuthority("chat.example");
    }
  }

  @Test
  void clientThatGoesAwayShouldAnnoyNobody() {
    byte[] large = MediaClient.bytes(8_000_000);
    URI url = ada.downloadUrl(ada.upload(large, ""));
    try (var complaints = new CapturedWarnings()) {
      for (int i = 0; i < 5; i++) {
        MediaClient.leaveEarly(server, url);
      }

      assertThat(MediaClient.get(url).body()).isEqualTo(large);
      assertThat(complaints.heard()).isEmpty();
    }
  }
}
