// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.Answer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.push.RecordingPushSender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The checklist of the wire contract, item by item.
class FoxTrotAcceptanceTest {
  private static final String KEY = "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE";

  private final RecordingPushSender push =
      new RecordingPushSender().answering(new PushSender.Outcome.Refused());
  private final TestServer server = TestServer.start(FoxTrotClient.setup().with(push.alone()));
  private final FoxTrotClient client = new FoxTrotClient(server);
  private final User alice = client.newUser("alice");
  private final User bob = client.newUser("bob");

  @BeforeEach
  void befriend() {
    client.befriend(alice, bob);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void item1KeyShouldBeStoredOnceThenOnlyByForceAndBeToldToContacts() {
    assertThat(client.get(alice, "/validateToken").body()).isEqualTo("{\"valid\":true}");
    try (FoxTrotTestSocket wire = client.connect(bob).ready()) {
      Answer first = save(KEY, false);
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.json().path("message").asText()).isEqualTo("Stored public key");
      assertThat(wire.next().path("data").path("public_key").asText()).isEqualTo(KEY);
      assertThat(save(KEY, false).status()).isEqualTo(409);
      assertThat(save("other", false).status()).isEqualTo(409);
      assertThat(client.logIn("alice").id()).isEqualTo(alice.id());
      assertThat(save("other", true).status()).isEqualTo(200);
      JsonNode rotated = wire.next();
      assertThat(rotated.path("cmd").asText()).isEqualTo("KEY_ROTATED");
      assertThat(rotated.path("data"))
          .isEqualTo(
              FoxTrotClient.parse(
                  "{\"user_id\":%d,\"phone_no\":\"alice\",\"public_key\":\"other\"}"
                      .formatted(alice.id())));
    }
    assertThat(client.get(bob, "/getContacts").json().path(0).path("public_key").asText())
        .isEqualTo("other");
  }

  @Test
  void item2ConversationsShouldBeTheSameWithASlash() {
    client.send(alice, bob, "one");
    String with = client.get(alice, "/getConversations/?since=0").body();
    assertThat(with)
        .contains("one")
        .isEqualTo(client.get(alice, "/getConversations?since=0").body());
  }

  @Test
  void item3NumericAndStringIdsShouldReachTheSocketUnderTheSameIds() {
    try (FoxTrotTestSocket wire = client.connect(bob).ready()) {
      Answer number = client.send(alice, bob, "number");
      Answer text =
          client.post(
              alice, "/sendMessage", FoxTrotClient.message("\"%d\"".formatted(bob.id()), "text"));
      JsonNode first = wire.next();
      JsonNode second = wire.next();
      assertThat(first.path("cmd").asText()).isEqualTo("MSG");
      assertThat(first.path("data").path("id")).isEqualTo(number.json().path("id"));
      assertThat(second.path("data").path("id")).isEqualTo(text.json().path("id"));
      JsonNode list = client.get(bob, "/getConversations").json();
      assertThat(list.path(0)).isEqualTo(second.path("data"));
      assertThat(list.path(1)).isEqualTo(first.path("data"));
    }
  }

  @Test
  void item4SendShouldAnswerWithIdWithoutTokenAndWhenPushFails() {
    Answer without = client.send(alice, bob, "one");
    assertThat(without.status()).isEqualTo(200);
    assertThat(without.json().path("id").isIntegralNumber()).isTrue();
    Answer registered = client.post(bob, "/registerPushNotifications", "{\"token\":\"t1\"}");
    assertThat(registered.status()).isEqualTo(200);
    assertThat(registered.body()).isEqualTo("Registered");
    Answer failing = client.send(alice, bob, "two");
    assertThat(failing.status()).isEqualTo(200);
    assertThat(failing.json().path("message").asText()).isEqualTo("Message Sent");
    assertThat(failing.json().path("id").longValue())
        .isGreaterThan(without.json().path("id").longValue());
    assertThat(push.next()).isEqualTo(new WakeUp.Message());
  }

  @Test
  void item5ExpiredTokenShouldBe403Or401OrClose4401() {
    server.advance(Duration.ofMinutes(59));
    assertThat(client.get(alice, "/getContacts").status()).isEqualTo(200);
    server.advance(Duration.ofMinutes(2));
    Answer rest = client.get(alice, "/getContacts");
    assertThat(rest.status()).isEqualTo(403);
    assertThat(rest.json().path("name").asText()).isEqualTo("TokenExpiredError");
    assertThat(rest.json().path("message").asText()).isEqualTo("jwt expired");
    assertThat(rest.json().path("expiredAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.{12}Z");
    Answer validate = client.get(alice, "/validateToken");
    assertThat(validate.status()).isEqualTo(401);
    assertThat(validate.body()).isEqualTo("{\"valid\":false}");
    assertThat(client.connect(alice).end()).isEqualTo("4401 Authentication failed");
  }

  @Test
  void item6ContactsShouldSeeNothingOfShortGapsAndOneChangeOfLongOnes() {
    try (FoxTrotTestSocket wire = client.connect(bob).ready()) {
      FoxTrotTestSocket first = client.connect(alice).ready();
      assertThat(wire.next().path("data").path("online").asBoolean()).isTrue();
      first.close();
      awaitGone();
      server.advance(Duration.ofSeconds(2));
      FoxTrotTestSocket second = client.connect(alice).ready();
      server.advance(Duration.ofSeconds(6));
      assertThat(wire.barrier()).isZero();
      second.close();
      awaitGone();
      server.advance(Duration.ofSeconds(6));
      JsonNode offline = wire.next();
      assertThat(offline.path("cmd").asText()).isEqualTo("CONTACT_STATUS");
      assertThat(offline.path("data").path("phone_no").asText()).isEqualTo("alice");
      assertThat(offline.path("data").path("online").asBoolean(true)).isFalse();
      try (FoxTrotTestSocket third = client.connect(alice).ready()) {
        assertThat(wire.next().path("data").path("online").asBoolean()).isTrue();
        assertThat(wire.barrier()).isZero();
        assertThat(third.hasEnded()).isFalse();
      }
    }
  }

  @Test
  void item7OfflineCalleeShouldGetCandidatesThenOfferUntil90Seconds() {
    try (FoxTrotTestSocket caller = client.connect(alice).ready()) {
      call(caller);
      try (FoxTrotTestSocket callee = client.connect(bob)) {
        assertThat(callee.next().path("data").path("candidate").path("n").asInt()).isEqualTo(1);
        assertThat(callee.next().path("data").path("candidate").path("n").asInt()).isEqualTo(2);
        JsonNode offer = callee.next();
        assertThat(offer.path("cmd").asText()).isEqualTo("CALL_OFFER");
        assertThat(offer.path("data").path("ring").asBoolean(true)).isFalse();
        assertThat(offer.path("data").path("sender_id").longValue()).isEqualTo(alice.id());
        assertThat(offer.path("data").path("sender").asText()).isEqualTo("alice");
        assertThat(offer.path("data").path("reciever_id").isIntegralNumber()).isTrue();
      }
      awaitGoneOf(bob);
      call(caller);
      server.advance(Duration.ofSeconds(29));
      server.advance(Duration.ofSeconds(29));
      caller.nextPing();
      server.advance(Duration.ofSeconds(33));
      try (FoxTrotTestSocket late = client.connect(bob)) {
        assertThat(late.barrier()).isZero();
      }
    }
  }

  @Test
  void item8ServerShouldStayUpAfterBadInput() {
    try (FoxTrotTestSocket wire = client.connect(alice).ready()) {
      wire.send(offer("999999", "\"type\":\"audio\""));
      wire.send(offer("\"NaN\"", "\"type\":\"audio\""));
      assertThat(wire.next().path("cmd").asText()).isEqualTo("ERROR");
      assertThat(client.post(alice, "/sendMessage", "").status()).isEqualTo(400);
      assertThat(client.send(alice, bob, "still here").status()).isEqualTo(200);
      assertThat(wire.barrier()).isZero();
    }
  }

  @Test
  void item9NothingButTokensShouldAnswer403() {
    for (Answer answer :
        List.of(
            client.post(alice, "/sendMessage", FoxTrotClient.message("12345", "x")),
            client.post(alice, "/addContact", "{\"id\":12345}"),
            client.post(alice, "/addContact", "{\"id\":%d}".formatted(alice.id())),
            client.post(alice, "/media/upload-url", "{\"contentType\":\"text/html\"}"),
            client.post(alice, "/media/download-url", "{\"objectKey\":\"media/1/x.jpeg\"}"),
            client.get(alice, "/media/1/x.jpeg"),
            client.get(alice, "/nothing"),
            client.post(alice, "/savePublicKey", "{\"force\":true}"),
            client.post(alice, "/registerPushNotifications", "{}"))) {
      assertThat(answer.status()).isNotEqualTo(403).isGreaterThanOrEqualTo(400);
      assertThat(answer.json().path("message").asText()).isNotEmpty();
    }
  }

  @Test
  void item10OfferWithoutTypeShouldWakeTheCalleeForACall() {
    client.post(bob, "/registerPushNotifications", "{\"token\":\"t1\"}");
    try (FoxTrotTestSocket wire = client.connect(alice).ready()) {
      wire.send(offer(Long.toString(bob.id()), "\"x\":1"));
      assertThat(push.next())
          .isEqualTo(
              new WakeUp.Call(new AccountId(alice.id()), new Handle("alice"), WakeUp.Media.AUDIO));
    }
  }

  private Answer save(String key, boolean force) {
    return client.post(
        alice, "/savePublicKey", "{\"publicKey\":\"%s\",\"force\":%s}".formatted(key, force));
  }

  private void call(FoxTrotTestSocket caller) {
    caller.send(candidate(1));
    caller.send(offer("\"%d\"".formatted(bob.id()), "\"type\":\"video\""));
    caller.send(candidate(2));
    caller.ready();
  }

  private String candidate(int number) {
    return ("{\"cmd\":\"CALL_ICE_CANDIDATE\",\"data\":{\"sender_id\":7,\"sender\":\"mallory\","
            + "\"reciever_id\":%d,\"candidate\":{\"n\":%d}}}")
        .formatted(bob.id(), number);
  }

  private static String offer(String receiver, String fields) {
    return ("{\"cmd\":\"CALL_OFFER\",\"data\":{\"sender_id\":7,\"sender\":\"mallory\","
            + "\"reciever_id\":%s,\"reciever\":\"bob\",%s}}")
        .formatted(receiver, fields);
  }

  private void awaitGone() {
    awaitGoneOf(alice);
  }

  private void awaitGoneOf(User user) {
    FoxTrotAwait.until(() -> !server.sotto().live().connections().has(new AccountId(user.id())));
  }
}
