// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.media.maintenance.MediaHealth;
import dev.sotto.testkit.media.EicarScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Media for operators.
final class MediaOperationsTest {
  private final EicarScanner scanner = new EicarScanner();
  private final TestServer server = TestServer.start(TestServer.Setup.standard().with(scanner));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readyShouldTellOfAScannerThatIsAwayAndBackAgain() {
    assertThat(ready()).contains("\"media\":\"up\"", "\"scanner\":\"up\"");

    scanner.goAway();
    assertThat(ready()).contains("\"scanner\":\"up\"");
    server.advance(MediaHealth.PERIOD);
    assertThat(ready())
        .contains("\"status\":\"ready\"", "\"media\":\"up\"", "\"scanner\":\"down\"");
    assertThat(value("sotto_scanner_up")).isZero();
    assertThat(value("sotto_media_up")).isEqualTo(1);

    scanner.comeBack();
    server.advance(MediaHealth.PERIOD);
    assertThat(ready()).contains("\"scanner\":\"up\"");
    assertThat(value("sotto_scanner_up")).isEqualTo(1);
  }

  @Test
  void readyShouldTellOfAStoreThatIsAwayWhileMessagesFlow() throws IOException {
    MediaClient anna = MediaClient.registered(server, "anna");
    MediaClient ben = MediaClient.registered(server, "ben");
    anna.client().befriend(ben.client());
    Path uploads = server.mediaFolder().resolve("uploads");
    Path away = uploads.resolveSibling("away");
    Files.move(uploads, away);

    server.advance(MediaHealth.PERIOD);

    assertThat(ready())
        .contains("\"status\":\"ready\"", "\"media\":\"down\"", "\"scanner\":\"up\"");
    assertThat(value("sotto_media_up")).isZero();
    String body =
        "{\"to\":%d,\"clientMessageId\":\"m\",\"body\":\"aGVsbG8=\"}".formatted(ben.client().id());
    anna.client().post("/api/messages", body).data(201);
    Files.move(away, uploads);
    server.advance(MediaHealth.PERIOD);
    assertThat(ready()).contains("\"media\":\"up\"");
  }

  @Test
  void metricsShouldCountObjectsAndTheirBytes() {
    MediaClient anna = MediaClient.registered(server, "anna");
    MediaClient ben = MediaClient.registered(server, "ben");
    double created = value("sotto_media_objects_total{event=\"created\"");
    double opened = value("sotto_media_objects_total{event=\"opened\"");
    double refused = value("sotto_media_objects_total{event=\"refused\"");
    double up = value("sotto_media_bytes_total{direction=\"up\"");
    double down = value("sotto_media_bytes_total{direction=\"down\"");

    String key = anna.upload(MediaClient.bytes(70_000), "");
    assertThat(MediaClient.get(anna.downloadUrl(key)).body()).hasSize(70_000);
    assertThat(MediaClient.get(anna.downloadUrl(key), "Range", "bytes=0-9").body()).hasSize(10);
    assertThat(ben.download(key).status()).isEqualTo(404);

    assertThat(value("sotto_media_objects_total{event=\"created\"") - created).isEqualTo(1);
    assertThat(value("sotto_media_objects_total{event=\"opened\"") - opened).isEqualTo(2);
    assertThat(value("sotto_media_objects_total{event=\"refused\"") - refused).isEqualTo(1);
    assertThat(value("sotto_media_bytes_total{direction=\"up\"") - up).isEqualTo(70_000);
    assertThat(value("sotto_media_bytes_total{direction=\"down\"") - down).isEqualTo(70_010);
  }

  private String ready() {
    return text("/health/ready");
  }

  /// {@return what a meter shows, 0 when there is none}
  private double value(String meter) {
    var line = Pattern.compile("(?m)^" + Pattern.quote(meter) + "[^ ]* ([0-9.E+]+)$");
    var found = line.matcher(text("/metrics"));
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  private String text(String path) {
    var answer =
        MediaClient.get(server.http(path), "Authorization", TestServer.adminAuthorization());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
