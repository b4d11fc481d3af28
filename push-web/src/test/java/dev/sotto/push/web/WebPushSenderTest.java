// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.TestTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class WebPushSenderTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final WakeUp MESSAGE = new WakeUp.Message();
  private static final WakeUp CALL =
      new WakeUp.Call(new AccountId(8), new Handle("anna"), WakeUp.Media.VIDEO);

  private final Browser browser = new Browser();
  private final TestTime time = new TestTime();
  private final VapidKey key = VapidKey.generate();
  private final Map<String, String> headers = new HashMap<>();
  private volatile byte[] body = {};
  private volatile int status = 201;
  private volatile String retryAfter = "";
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    service.createContext("/", this::answer);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void sendShouldReachABrowserThatCanReadIt() throws Exception {
    assertThat(sender().send(token(), MESSAGE)).isEqualTo(new Outcome.Accepted());

    assertThat(browser.decrypt(body)).isEqualTo("{\"type\":\"message\"}");
    assertThat(headers)
        .containsEntry("path", "/push/abc?d=e")
        .containsEntry("content-encoding", "aes128gcm")
        .containsEntry("ttl", "86400")
        .containsEntry("topic", "message")
        .containsEntry("urgency", "normal");
  }

  @Test
  void sendShouldRingShortlyAndSayNothingOfTheCaller() throws Exception {
    sender().send(token(), CALL);

    assertThat(browser.decrypt(body)).isEqualTo("{\"type\":\"call\"}");
    assertThat(headers).containsEntry("ttl", "60").containsEntry("urgency", "high");
  }

  @Test
  void sendShouldSayWhoAsks() throws Exception {
    sender().send(token(), MESSAGE);

    String[] parts = headers.get("authorization").split("vapid t=|, k=", -1);
    assertThat(parts[2]).isEqualTo(key.publicText()).isEqualTo(sender().publicKey());
    String[] jwt = parts[1].split("\\.", -1);
    String origin = "http://localhost:" + service.getAddress().getPort();
    long expiry = time.instant().plus(Duration.ofHours(12)).getEpochSecond();
    assertThat(text(jwt[0])).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
    assertThat(text(jwt[1]))
        .isEqualTo(
            "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"mailto:ops@sotto.example\"}"
                .formatted(origin, expiry));
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(P256.publicKey(Base64.getUrlDecoder().decode(parts[2])));
    signature.update((jwt[0] + '.' + jwt[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void sendShouldTellWhatTheServiceAnswers(int answer, String after, Outcome expected) {
    status = answer;
    retryAfter = after;

    assertThat(sender().send(token(), MESSAGE)).isEqualTo(expected);
  }

  static Stream<Arguments> answers() {
    var later = new Outcome.TryLater(Duration.ZERO);
    var inTwoMinutes = new Outcome.TryLater(Duration.ofMinutes(2));
    return Stream.of(
        Arguments.of(200, "", new Outcome.Accepted()),
        Arguments.of(302, "", new Outcome.Refused()),
        Arguments.of(400, "", new Outcome.Refused()),
        Arguments.of(403, "", new Outcome.Refused()),
        Arguments.of(404, "", new Outcome.Unregistered()),
        Arguments.of(410, "", new Outcome.Unregistered()),
        Arguments.of(429, "120", inTwoMinutes),
        Arguments.of(429, "", later),
        Arguments.of(500, "", later),
        Arguments.of(503, "120", inTwoMinutes),
        Arguments.of(503, "soon", later));
  }

  @Test
  void sendShouldNotWaitForAServiceThatDoesNotAnswer() throws Exception {
    try (var silent = new ServerSocket(0, 1, LOOPBACK)) {
      var token = browser.token("http://localhost:" + silent.getLocalPort() + "/");

      assertThat(sender().send(token, MESSAGE)).isEqualTo(new Outcome.TryLater(Duration.ZERO));
    }
  }

  @Test
  void sendShouldTryLaterWhenNobodyListens() {
    service.stop(0);

    assertThat(sender().send(token(), MESSAGE)).isEqualTo(new Outcome.TryLater(Duration.ZERO));
  }

  @Test
  void sendShouldContactNobodyInsideWhoIsNotAllowed() {
    var strict = sender(Set.of());
    var hidden = browser.token("https://rebound.example/");

    assertThat(strict.accepts(token())).isFalse();
    assertThat(strict.send(token(), MESSAGE)).isEqualTo(new Outcome.Refused());
    assertThat(strict.accepts(hidden)).isTrue();
    assertThat(strict.send(hidden, MESSAGE)).isEqualTo(new Outcome.Refused());
    assertThat(headers).isEmpty();
  }

  @Test
  void acceptsShouldRefuseWhatIsNoSubscription() {
    assertThat(sender().accepts(token())).isTrue();
    assertThat(sender().accepts(new PushToken("webpush:native:x"))).isFalse();
    String address = token().address();
    assertThat(sender().accepts(new PushToken("webpush:native:" + address + "AA"))).isFalse();
    String offCurve = address.replaceFirst(" B.....", " BAAAAA");
    assertThat(sender().accepts(new PushToken("webpush:native:" + offCurve))).isFalse();
  }

  private PushToken token() {
    return browser.token("http://localhost:" + service.getAddress().getPort() + "/push/abc?d=e");
  }

  private WebPushSender sender() {
    return sender(Set.of("localhost"));
  }

  private WebPushSender sender(Set<String> allowed) {
    return new WebPushSender(
        new Vapid(key, "mailto:ops@sotto.example", time),
        new Endpoints(allowed, _ -> new InetAddress[] {LOOPBACK}),
        new HttpPost((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(500)),
        time);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      body = exchange.getRequestBody().readAllBytes();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      headers.put("path", exchange.getRequestURI().toString());
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static String text(String base64url) {
    return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
  }
}
