// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient.Room;
import dev.sotto.api.ws.TestSocket;
import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.scan.UnscannedPolicy;
import dev.sotto.core.server.BackgroundJobs;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.media.Eicar;
import dev.sotto.testkit.media.EicarScanner;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reading with a scanner.
final class ScannedMediaTest {
  private static final int LARGEST = 100_000;
  private static final byte[] CLEAN = MediaClient.bytes(LARGEST);
  private static final byte[] INFECTED = Eicar.TEXT.getBytes(US_ASCII);

  private final EicarScanner scanner = new EicarScanner(LARGEST);
  private TestServer server = TestServer.start(TestServer.Setup.standard().with(scanner));
  private MediaClient ada = MediaClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void cleanObjectShouldBeReadAtOnce() {
    String key = ada.upload(CLEAN, "");

    assertThat(object(key).path("state").asText()).isEqualTo("clean");
    assertThat(MediaClient.get(ada.downloadUrl(key)).body()).isEqualTo(CLEAN);
    assertThat(scanner.scans()).isEqualTo(1);
    assertThat(audit()).isEmpty();
  }

  @Test
  void infectedObjectShouldBeReadByNobodyAndItsOwnerAndTheOperatorShouldBeTold()
      throws IOException {
    MediaClient bob = befriended("bob");
    try (TestSocket socket = TestSocket.open(ada.client())) {
      Room room = ada.create(INFECTED.length, ",\"expiresIn\":600");

      var put = MediaClient.put(room.url(), INFECTED);

      assertThat(put.statusCode()).isEqualTo(422);
      assertThat(new String(put.body(), US_ASCII)).contains("\"code\":\"INFECTED\"");
      JsonNode told = socket.expect("mediaRefused");
      assertThat(told.path("key").asText()).isEqualTo(room.key());
      assertThat(told.path("state").asText()).isEqualTo("infected");
      assertThat(object(room.key()).path("state").asText()).isEqualTo("infected");
      ada.client().post("/api/" + room.key() + "/complete", "").assertProblem(422, "INFECTED");
      ada.send(bob, "m1", room.key());
      ada.download(room.key()).assertProblem(410, "GONE");
      bob.download(room.key()).assertProblem(410, "GONE");
      assertThat(MediaClient.put(room.url(), CLEAN).statusCode()).isEqualTo(409);
    }
    assertThat(audit())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.event()).isEqualTo(AuditEventType.MEDIA_INFECTED);
              assertThat(entry.account().value()).isEqualTo(ada.client().id());
              assertThat(entry.subject()).startsWith("media/" + ada.client().id());
              assertThat(entry.detail()).isEqualTo(EicarScanner.MALWARE);
            });
    // Quarantined: the operator can still look at it.
    assertThat(MediaClient.files(server)).hasSize(1);
    server.advance(Duration.ofMinutes(10).plus(BackgroundJobs.MEDIA));
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void objectThatTheScannerCannotJudgeShouldBeReadByNobody() {
    Room room = ada.create(LARGEST + 1L, "");

    assertThat(MediaClient.put(room.url(), MediaClient.bytes(LARGEST + 1)).statusCode())
        .isEqualTo(422);

    assertThat(object(room.key()).path("state").asText()).isEqualTo("undecided");
    ada.download(room.key()).assertProblem(410, "GONE");
    ada.client().post("/api/" + room.key() + "/complete", "").assertProblem(422, "NOT_SCANNABLE");
    assertThat(audit())
        .extracting(AuditRecord::event)
        .containsExactly(AuditEventType.MEDIA_UNDECIDED);
    server.advance(BackgroundJobs.SCANS);
    assertThat(scanner.scans()).isEqualTo(1);
  }

  @Test
  void objectShouldWaitForTheScannerWhileItIsAway() {
    scanner.goAway();
    String key = ada.upload(CLEAN, "");
    Room infected = ada.create(INFECTED.length, "");
    assertThat(MediaClient.put(infected.url(), INFECTED).statusCode()).isEqualTo(201);

    ada.client().post("/api/" + key + "/complete", "").data(200);
    assertThat(object(key).path("state").asText()).isEqualTo("stored");
    var refused = ada.download(key);
    refused.assertProblem(503, "NOT_SCANNED");
    assertThat(refused.header("Retry-After")).isEqualTo("30");
    server.advance(BackgroundJobs.SCANS);
    assertThat(object(key).path("state").asText()).isEqualTo("stored");

    scanner.comeBack();
    server.advance(BackgroundJobs.SCANS);

    assertThat(object(key).path("state").asText()).isEqualTo("clean");
    assertThat(object(infected.key()).path("state").asText()).isEqualTo("infected");
    assertThat(MediaClient.get(ada.downloadUrl(key)).body()).isEqualTo(CLEAN);
    ada.download(infected.key()).assertProblem(410, "GONE");
    assertThat(audit())
        .extracting(AuditRecord::event)
        .containsExactly(AuditEventType.MEDIA_INFECTED);
  }

  @Test
  void objectThatTheScannerGivesNoAnswerForShouldHoldUpNobody() {
    restart(UnscannedPolicy.ALLOW);
    scanner.giveNoAnswerTo("bomb");
    String bomb = ada.upload("a bomb of a file".getBytes(US_ASCII), "");
    scanner.goAway();
    String other = ada.upload(CLEAN, "");
    scanner.comeBack();

    // The second of three tries; it is not the scanner that is away.
    ada.download(bomb).assertProblem(503, "NOT_SCANNED");
    server.advance(BackgroundJobs.SCANS);

    assertThat(object(bomb).path("state").asText()).isEqualTo("undecided");
    assertThat(object(other).path("state").asText()).isEqualTo("clean");
    ada.download(bomb).assertProblem(410, "GONE");
  }

  @Test
  void firstWhoReadsShouldHaveItScannedWhenTheScannerIsBack() {
    scanner.goAway();
    String key = ada.upload(CLEAN, "");
    scanner.comeBack();

    assertThat(MediaClient.get(ada.downloadUrl(key)).body()).isEqualTo(CLEAN);

    assertThat(object(key).path("state").asText()).isEqualTo("clean");
  }

  @Test
  void objectShouldBeReadUnscannedWhenTheOperatorAllowsIt() {
    restart(UnscannedPolicy.ALLOW);
    scanner.goAway();
    String key = ada.upload(INFECTED, "");

    URI url = ada.downloadUrl(key);
    assertThat(MediaClient.get(url).body()).isEqualTo(INFECTED);
    assertThat(audit()).extracting(AuditRecord::event).containsOnly(AuditEventType.MEDIA_UNSCANNED);
    scanner.comeBack();
    server.advance(BackgroundJobs.SCANS);

    assertThat(MediaClient.get(url).statusCode()).isEqualTo(404);
    ada.download(key).assertProblem(410, "GONE");
    assertThat(object(key).path("state").asText()).isEqualTo("infected");
  }

  @Test
  void objectReadOnceWhileUnscannedShouldStayJudged() {
    restart(UnscannedPolicy.ALLOW);
    MediaClient bob = befriended("bob");
    scanner.goAway();
    String key = ada.upload(INFECTED, ",\"viewOnce\":true");
    ada.send(bob, "m1", key);
    URI url = bob.downloadUrl(key);
    scanner.comeBack();
    server.advance(BackgroundJobs.SCANS);

    assertThat(MediaClient.get(url).statusCode()).isEqualTo(404);
    assertThat(object(key).path("state").asText()).isEqualTo("infected");
  }

  @Test
  void manyReadersShouldMakeOneScan() throws Exception {
    scanner.goAway();
    String key = ada.upload(CLEAN, "");
    scanner.comeBack();
    scanner.hold();
    int before = scanner.scans();

    Thread releases =
        Thread.startVirtualThread(
            () -> {
              try {
                scanner.awaitHeld();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              scanner.release();
            });
    List<Integer> answers = Concurrently.call(20, _ -> ada.download(key).status());
    releases.join();

    assertThat(answers).containsOnly(200);
    assertThat(scanner.scans()).isEqualTo(before + 1);
  }

  @Test
  void objectShouldBeScannedOnceWhateverFollows() {
    String key = ada.upload(CLEAN, "");
    ada.client().post("/api/" + key + "/complete", "").data(200);
    ada.downloadUrl(key);
    server.advance(BackgroundJobs.SCANS);
    server.advance(Duration.ofMinutes(10));

    assertThat(scanner.scans()).isEqualTo(1);
  }

  private void restart(UnscannedPolicy away) {
    server.close();
    MediaPolicy standard = MediaPolicy.DEFAULT;
    server =
        TestServer.start(
            TestServer.Setup.standard()
                .with(scanner)
                .withMedia(
                    new MediaPolicy(
                        standard.quota(), standard.largest(), standard.lifetime(), away)));
    ada = MediaClient.registered(server, "ada");
  }

  private MediaClient befriended(String handle) {
    MediaClient other = MediaClient.registered(server, handle);
    other.client().befriend(ada.client());
    return other;
  }

  private JsonNode object(String key) {
    return ada.client().get("/api/" + key).data(200);
  }

  private List<AuditRecord> audit() {
    return server
        .storage()
        .audit()
        .page(AuditId.smallest(server.now().plus(Duration.ofDays(1))), 100);
  }
}
