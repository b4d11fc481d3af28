// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.machine.TricklingServer;
import dev.sotto.testkit.push.PushSenderContract;
import dev.sotto.testkit.push.PushServiceStandIn;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The real SDK against a stand-in for Firebase.
final class FcmSenderTest implements PushSenderContract {
  private static final String ADDRESS = "a:token-of-a-native-client";
  private static final PushToken FOXTROT = new PushToken("fcm:foxtrot:a:token");
  private static final PushToken ROOMS = new PushToken("fcm:rooms:a:token");
  private static final PushToken NATIVE = new PushToken("fcm:native:" + ADDRESS);
  private static final WakeUp MESSAGE = new WakeUp.Message();
  private static final WakeUp CALL =
      new WakeUp.Call(new AccountId(1), new Handle("al\"ice"), WakeUp.Media.AUDIO);
  private static final Outcome LATER = new Outcome.TryLater(Duration.ZERO);

  private static byte[] account;

  private FirebaseStandIn firebase;
  private FcmSender sender;

  @BeforeAll
  static void makeAccount() throws NoSuchAlgorithmException {
    account = FirebaseStandIn.account();
  }

  @BeforeEach
  void start() throws IOException {
    firebase = new FirebaseStandIn();
    sender = sender(FcmUrl.Notice.NEUTRAL);
  }

  @AfterEach
  void stop() {
    sender.close();
    firebase.close();
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
    return firebase;
  }

  @Override
  public PushToken token() {
    return NATIVE;
  }

  @Test
  void messageShouldShowANeutralNoticeOnFoxTrot() {
    assertThat(sender.send(FOXTROT, MESSAGE)).isEqualTo(new Outcome.Accepted());

    assertThat(sent())
        .isEqualTo(
            json(
                """
                {"token":"a:token",
                 "notification":{"title":"New message","body":"Open the app to read it"},
                 "android":{"priority":"high"}}
                """));
  }

  @Test
  void messageShouldShowWhatTheOperatorSays() throws IOException {
    try (var other = sender(new FcmUrl.Notice("Acme", "Something new"))) {
      other.send(FOXTROT, MESSAGE);
    }

    assertThat(sent().getAsJsonObject("notification"))
        .isEqualTo(json("{\"title\":\"Acme\",\"body\":\"Something new\"}"));
  }

  @Test
  void callShouldCarryWhatFoxTrotRingsWith() {
    assertThat(sender.send(FOXTROT, CALL)).isEqualTo(new Outcome.Accepted());

    JsonObject sent = sent();
    assertThat(sent.keySet()).containsExactlyInAnyOrder("token", "android", "data");
    assertThat(sent.getAsJsonObject("android"))
        .isEqualTo(json("{\"priority\":\"high\",\"ttl\":\"60s\"}"));
    JsonObject data = sent.getAsJsonObject("data");
    assertThat(data.keySet()).containsExactlyInAnyOrder("caller", "data");
    assertThat(json(data.get("caller").getAsString()))
        .isEqualTo(
            json(
                """
                {"id":1,"phone_no":"al\\"ice","pic":"","public_key":"","session_key":""}
                """));
    assertThat(data.get("data").getAsString()).isEqualTo("{\"type\":\"audio\"}");
  }

  @Test
  void nativeClientsShouldLearnNothingButWhyToWake() {
    sender.send(NATIVE, MESSAGE);
    sender.send(NATIVE, CALL);

    assertThat(firebase.messages().get(0).getAsJsonObject("message"))
        .isEqualTo(
            json(
                """
                {"token":"%s","data":{"type":"message"},
                 "android":{"priority":"high","ttl":"86400s"}}
                """
                    .formatted(ADDRESS)));
    assertThat(firebase.messages().get(1).getAsJsonObject("message"))
        .isEqualTo(
            json(
                """
                {"token":"%s","data":{"type":"call"},
                 "android":{"priority":"high","ttl":"60s"}}
                """
                    .formatted(ADDRESS)));
  }

  @Test
  void knockShouldLookAsClientsOfRoomsExpect() {
    String room = "f389cd2a".repeat(6);
    var knock = new WakeUp.Knock(room, 1, Instant.ofEpochMilli(1_795_227_244_000L));

    assertThat(sender.send(ROOMS, knock)).isEqualTo(new Outcome.Accepted());

    assertThat(sent())
        .isEqualTo(
            json(
                """
                {"token":"a:token",
                 "notification":{"title":"Chat Room Active",
                  "body":"Someone is waiting in your chat room"},
                 "data":{"type":"presence","roomId":"%s","timestamp":"1795227244000"},
                 "android":{"priority":"high","notification":{"channel_id":"vortex_notifications",
                  "notification_priority":"PRIORITY_HIGH",
                  "default_sound":true,"default_vibrate_timings":true}}}
                """
                    .formatted(room)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void sendShouldTellWhatFirebaseAnswers(
      int status, String code, String text, String after, Outcome expected) {
    firebase.fails(status, code, text, after);

    assertThat(sender.send(FOXTROT, MESSAGE)).isEqualTo(expected);
  }

  static Stream<Arguments> failures() {
    String token = "The registration token is not a valid FCM registration token";
    return Stream.of(
        Arguments.of(404, "UNREGISTERED", "x", "", new Outcome.Unregistered()),
        Arguments.of(403, "SENDER_ID_MISMATCH", "x", "", new Outcome.Unregistered()),
        Arguments.of(400, "INVALID_ARGUMENT", token, "", new Outcome.Unregistered()),
        Arguments.of(400, "INVALID_ARGUMENT", "x", "", new Outcome.Refused()),
        Arguments.of(401, "THIRD_PARTY_AUTH_ERROR", "x", "", new Outcome.Refused()),
        Arguments.of(403, "", "x", "", new Outcome.Refused()),
        Arguments.of(
            429, "QUOTA_EXCEEDED", "x", "120", new Outcome.TryLater(Duration.ofMinutes(2))),
        Arguments.of(429, "QUOTA_EXCEEDED", "x", "", new Outcome.TryLater(Duration.ofMinutes(1))),
        Arguments.of(500, "INTERNAL", "x", "", LATER),
        Arguments.of(502, "", "x", "", LATER),
        Arguments.of(503, "UNAVAILABLE", "x", "0", LATER));
  }

  /// A byte comes well before any time-out of a socket, and the SDK would repeat what failed.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sendShouldEndInTimeWhenGoogleDrips(boolean hasToken) throws IOException {
    if (hasToken) {
      assertThat(sender.send(FOXTROT, MESSAGE)).isEqualTo(new Outcome.Accepted());
    }
    try (var google =
        TricklingServer.sending("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(US_ASCII), 'x')) {
      firebase.movesTo(google.port());

      Outcome outcome =
          assertTimeoutPreemptively(Duration.ofSeconds(5), () -> sender.send(FOXTROT, MESSAGE));

      assertThat(outcome).isEqualTo(LATER);
    }
  }

  @Test
  void sendShouldTryLaterWhenGoogleRefusesTheAccount() {
    firebase.refusesTheAccount();

    assertThat(sender.send(FOXTROT, MESSAGE)).isEqualTo(LATER);
    assertThat(firebase.messages()).isEmpty();
  }

  private FcmSender sender(FcmUrl.Notice notice) throws IOException {
    return new FcmSender(
        FirebaseProject.open(account, firebase.transport(), Duration.ofMillis(500)),
        new FcmPayloads(notice),
        new TestTime());
  }

  private JsonObject sent() {
    return firebase.messages().getLast().getAsJsonObject("message");
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
