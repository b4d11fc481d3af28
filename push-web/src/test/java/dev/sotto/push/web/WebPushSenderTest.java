// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.push.PushSenderContract;
import dev.sotto.testkit.push.PushServiceStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The real sender against a push service and a browser of the tests.
final class WebPushSenderTest implements PushSenderContract {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final WakeUp MESSAGE = new WakeUp.Message();
  private static final WakeUp CALL =
      new WakeUp.Call(new AccountId(8), new Handle("anna"), WakeUp.Media.VIDEO);

  private final TestTime time = new TestTime();
  private final VapidKey key = VapidKey.generate();
  private WebPushStandIn service;
  private WebPushSender sender;

  @BeforeEach
  void start() throws IOException {
    service = new WebPushStandIn();
    sender = sender(Set.of("localhost"));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  public PushSender sender() {
    return sender;
  }

  /// All of these tests have a deadline of half a second.
  @Override
  public PushSender impatient() {
    return sender;
  }

  @Override
  public PushServiceStandIn service() {
    return service;
  }

  @Override
  public PushToken token() {
    return service.token();
  }

  @Test
  void sendShouldReachABrowserThatCanReadIt() {
    assertThat(sender.send(token(), MESSAGE)).isEqualTo(new Outcome.Accepted());

    assertThat(service.received()).containsExactly("{\"type\":\"message\"}");
    assertThat(asked().path()).isEqualTo("/push/abc?d=e");
    assertThat(asked().headers())
        .containsEntry("content-encoding", "aes128gcm")
        .containsEntry("ttl", "86400")
        .containsEntry("topic", "message")
        .containsEntry("urgency", "normal");
  }

  @Test
  void sendShouldRingShortlyAndSayNothingOfTheCaller() {
    sender.send(token(), CALL);

    assertThat(service.received()).containsExactly("{\"type\":\"call\"}");
    assertThat(asked().headers()).containsEntry("ttl", "60").containsEntry("urgency", "high");
  }

  @Test
  void sendShouldSayWhoAsks() throws Exception {
    sender.send(token(), MESSAGE);

    String[] parts = asked().headers().get("authorization").split("vapid t=|, k=", -1);
    assertThat(parts[2]).isEqualTo(key.publicText()).isEqualTo(sender.publicKey());
    String[] jwt = parts[1].split("\\.", -1);
    long expiry = time.instant().plus(Duration.ofHours(12)).getEpochSecond();
    assertThat(text(jwt[0])).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
    assertThat(text(jwt[1]))
        .isEqualTo(
            "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"mailto:ops@sotto.example\"}"
                .formatted(service.origin(), expiry));
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(P256.publicKey(Base64.getUrlDecoder().decode(parts[2])));
    signature.update((jwt[0] + '.' + jwt[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void sendShouldTellWhatTheServiceAnswers(int answer, String after, Outcome expected) {
    service.answer(answer, after);

    assertThat(sender.send(token(), MESSAGE)).isEqualTo(expected);
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
  void sendShouldContactNobodyInsideWhoIsNotAllowed() {
    var strict = sender(Set.of());
    var hidden = new BrowserStandIn().token("https://rebound.example/");

    assertThat(strict.accepts(token())).isFalse();
    assertThat(strict.send(token(), MESSAGE)).isEqualTo(new Outcome.Refused());
    assertThat(strict.accepts(hidden)).isTrue();
    assertThat(strict.send(hidden, MESSAGE)).isEqualTo(new Outcome.Refused());
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void acceptsShouldRefuseWhatIsNoSubscription() {
    assertThat(sender.accepts(token())).isTrue();
    assertThat(sender.accepts(new PushToken("webpush:native:x"))).isFalse();
    String address = token().address();
    assertThat(sender.accepts(new PushToken("webpush:native:" + address + "AA"))).isFalse();
    String offCurve = address.replaceFirst(" B.....", " BAAAAA");
    assertThat(sender.accepts(new PushToken("webpush:native:" + offCurve))).isFalse();
  }

  private WebPushStandIn.Asked asked() {
    return service.asked().getFirst();
  }

  private WebPushSender sender(Set<String> allowed) {
    return new WebPushSender(
        new VapidSigner(key, "mailto:ops@sotto.example", time),
        new EndpointPolicy(allowed, _ -> new InetAddress[] {LOOPBACK}),
        new HttpPost((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(500)),
        time);
  }

  private static String text(String base64url) {
    return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
  }
}
