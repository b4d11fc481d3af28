// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.apns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.eatthepath.pushy.apns.server.RejectionReason;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.push.apns.AppleStandIn.Asked;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.machine.TricklingServer;
import dev.sotto.testkit.push.PushSenderContract;
import dev.sotto.testkit.push.PushServiceStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The real library against a stand-in for Apple, over HTTP/2 and TLS.
final class ApnsSenderTest implements PushSenderContract {
  private static final String ADDRESS = "0a1b".repeat(16);
  private static final PushToken ROOMS = PushToken.of("apns", PushToken.Client.ROOMS, ADDRESS);
  private static final PushToken NATIVE = PushToken.of("apns", PushToken.Client.NATIVE, ADDRESS);
  private static final String ROOM = "f389cd2a".repeat(6);
  private static final WakeUp KNOCK =
      new WakeUp.Knock(ROOM, 1, Instant.ofEpochMilli(1_795_227_244_000L));
  private static final WakeUp CALL =
      new WakeUp.Call(new AccountId(1), new Handle("alice"), WakeUp.Media.AUDIO);
  private static final Outcome LATER = new Outcome.TryLater(Duration.ZERO);

  @TempDir private Path folder;

  private final TestTime time = new TestTime();
  private AppleStandIn apple;
  private ApnsSender sender;
  private ApnsSender impatient;

  @BeforeEach
  void start() throws Exception {
    apple = new AppleStandIn(folder);
    sender = sender(ApnsUrl.Notice.NONE, Duration.ofSeconds(20));
    impatient = sender(ApnsUrl.Notice.NONE, Duration.ofMillis(500));
  }

  @AfterEach
  void stop() {
    sender.close();
    impatient.close();
    apple.close();
  }

  @Override
  public PushSender sender() {
    return sender;
  }

  @Override
  public PushSender impatient() {
    return impatient;
  }

  @Override
  public PushServiceStandIn service() {
    return apple;
  }

  @Override
  public PushToken token() {
    return NATIVE;
  }

  @Test
  void knockShouldLookAsClientsOfRoomsExpect() {
    assertThat(sender.send(ROOMS, KNOCK)).isEqualTo(new Outcome.Accepted());

    Asked asked = apple.asked().getFirst();
    assertThat(asked.payload())
        .isEqualTo(
            """
            {"aps":{"alert":"Someone is waiting in your chat room","sound":"default","badge":1,\
            "mutable-content":1},"roomId":"%s","type":"presence","timestamp":1795227244000}"""
                .formatted(ROOM));
    assertThat(asked.header(":method")).isEqualTo("POST");
    assertThat(asked.header(":path")).isEqualTo("/3/device/" + ADDRESS);
    assertThat(asked.header("apns-topic")).isEqualTo("org.example.app");
    assertThat(asked.header("apns-push-type")).isEqualTo("alert");
    assertThat(asked.header("apns-priority")).isEqualTo("10");
    assertThat(asked.header("apns-expiration"))
        .isEqualTo(Long.toString(time.instant().plusSeconds(300).getEpochSecond()));
    assertThat(asked.header("apns-collapse-id")).isEmpty();
    assertThat(asked.header("authorization")).startsWith("bearer ");
  }

  @Test
  void nativeClientsShouldLearnNothingButWhyToWake() {
    sender.send(NATIVE, new WakeUp.Message());
    sender.send(NATIVE, CALL);

    Asked message = apple.asked().get(0);
    assertThat(message.payload())
        .isEqualTo("{\"aps\":{\"content-available\":1},\"type\":\"message\"}");
    assertThat(message.header("apns-push-type")).isEqualTo("background");
    assertThat(message.header("apns-priority")).isEqualTo("5");
    assertThat(message.header("apns-collapse-id")).isEqualTo("message");
    Asked call = apple.asked().get(1);
    assertThat(call.payload()).isEqualTo("{\"aps\":{\"content-available\":1},\"type\":\"call\"}");
    assertThat(call.header("apns-expiration"))
        .isEqualTo(Long.toString(time.instant().plusSeconds(60).getEpochSecond()));
  }

  @Test
  void nativeClientsShouldShowWhatTheOperatorSays() throws Exception {
    try (var other =
        sender(new ApnsUrl.Notice("Ac\"me", "Something new"), Duration.ofSeconds(20))) {
      other.send(NATIVE, new WakeUp.Message());
    }

    Asked asked = apple.asked().getFirst();
    assertThat(asked.payload())
        .isEqualTo(
            """
            {"aps":{"alert":{"title":"Ac\\"me","body":"Something new"},"sound":"default",\
            "mutable-content":1},"type":"message"}""");
    assertThat(asked.header("apns-push-type")).isEqualTo("alert");
    assertThat(asked.header("apns-priority")).isEqualTo("10");
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_DEVICE_TOKEN", "DEVICE_TOKEN_NOT_FOR_TOPIC"})
  void sendShouldKnowAllReasonsOfADeadToken(RejectionReason reason) {
    apple.refuses(reason);

    assertThat(sender.send(ROOMS, KNOCK)).isEqualTo(new Outcome.Unregistered());
  }

  @ParameterizedTest
  @CsvSource({
    "TOO_MANY_REQUESTS,60",
    "TOO_MANY_PROVIDER_TOKEN_UPDATES,60",
    "INTERNAL_SERVER_ERROR,0",
    "SERVICE_UNAVAILABLE,0",
    "SHUTDOWN,0"
  })
  void sendShouldTryLaterWhenAppleIsBusyOrBroken(RejectionReason reason, long seconds) {
    apple.refuses(reason);

    assertThat(sender.send(ROOMS, KNOCK))
        .isEqualTo(new Outcome.TryLater(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOPIC_DISALLOWED", "INVALID_PROVIDER_TOKEN", "PAYLOAD_TOO_LARGE"})
  void sendShouldGiveUpWhenTryingAgainCannotHelp(RejectionReason reason) {
    apple.refuses(reason);

    assertThat(sender.send(ROOMS, KNOCK)).isEqualTo(new Outcome.Refused());
  }

  /// The first bytes are those of a record of TLS.
  @Test
  void sendShouldEndInTimeWhenTheHandshakeDrips() throws Exception {
    try (var dripping = TricklingServer.sending(new byte[] {0x16, 3, 3, 0x40, 0}, 2);
        var hasty =
            new ApnsSender(
                apple.client(dripping.port()),
                new ApnsPayloads("org.example.app", ApnsUrl.Notice.NONE, time),
                Duration.ofMillis(300))) {
      Outcome outcome =
          assertTimeoutPreemptively(Duration.ofSeconds(5), () -> hasty.send(ROOMS, KNOCK));

      assertThat(outcome).isEqualTo(LATER);
    }
  }

  @Test
  void acceptsShouldTakeHexadecimalTokensOnly() {
    assertThat(sender.accepts(NATIVE)).isTrue();
    assertThat(sender.accepts(new PushToken("apns:native:" + "0a".repeat(31)))).isFalse();
    assertThat(sender.accepts(new PushToken("apns:native:" + "0g".repeat(32)))).isFalse();
  }

  private ApnsSender sender(ApnsUrl.Notice notice, Duration deadline) throws Exception {
    return new ApnsSender(
        apple.client(), new ApnsPayloads("org.example.app", notice, time), deadline);
  }
}
