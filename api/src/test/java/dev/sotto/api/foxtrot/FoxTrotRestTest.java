// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.Answer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Contacts, messages and calls of the facade: what its routes answer on success and on failure.
final class FoxTrotRestTest {
  @AutoClose private final FoxTrotClient client = FoxTrotClient.withServer();
  private final TestServer server = client.server();
  private final User alice = client.newUser("alice");
  private final User bob = client.newUser("bob");

  @Test
  void contactsShouldBeAddedListedAndRemovedByNumberOrText() {
    String added =
        "{\"message\":\"Contact added\",\"id\":%d,\"phone_no\":\"bob\",\"public_key\":null}"
            .formatted(bob.id());
    assertThat(client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id())).body())
        .isEqualTo(added);
    assertThat(client.post(alice, "/addContact", "{\"id\":\"%d\"}".formatted(bob.id())).body())
        .isEqualTo(added);
    JsonNode contact = client.get(alice, "/getContacts").json().path(0);
    assertThat(contact.fieldNames())
        .toIterable()
        .containsExactly("id", "phone_no", "public_key", "online", "last_seen");
    assertThat(contact.path("online").asBoolean(true)).isFalse();
    assertThat(contact.path("last_seen").asText()).matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(client.post(alice, "/addContact", "{\"id\":1}").status()).isEqualTo(404);
    assertThat(client.post(alice, "/addContact", "{\"id\":\"x\"}").status()).isEqualTo(400);
    assertThat(client.post(alice, "/addContact", "{\"id\":%d}".formatted(alice.id())).status())
        .isEqualTo(400);
    String remove = "{\"id\":\"%d\"}".formatted(bob.id());
    for (int i = 0; i < 2; i++) {
      Answer removed = client.call("DELETE", "/removeContact", "JWT " + alice.token(), remove);
      assertThat(removed.status()).isEqualTo(200);
      assertThat(removed.body()).isEqualTo("{\"message\":\"Contact removed\"}");
    }
    assertThat(client.get(alice, "/getContacts").body()).isEqualTo("[]");
    assertThat(client.call("DELETE", "/removeContact", "JWT " + alice.token(), "").status())
        .isEqualTo(400);
  }

  @Test
  void searchShouldFindPrefixesOfThreeCharactersWithoutWildcards() {
    client.newUser("bobby");
    assertThat(client.get(alice, "/searchUsers/BOB").json()).hasSize(2);
    assertThat(client.get(bob, "/searchUsers/bob").json().path(0).path("phone_no").asText())
        .isEqualTo("bobby");
    assertThat(client.get(alice, "/searchUsers/bo").body()).isEqualTo("[]");
    assertThat(client.get(alice, "/searchUsers/%25%25%25").body()).isEqualTo("[]");
    assertThat(client.get(alice, "/searchUsers/b_b").body()).isEqualTo("[]");
    assertThat(client.get(alice, "/searchUsers/").status()).isEqualTo(404);
  }

  @Test
  void sendShouldRefuseWhatCannotBeSent() {
    client.befriend(alice, bob);
    String bobId = Long.toString(bob.id());
    for (String body :
        new String[] {
          "",
          "[]",
          "{\"contact_id\":%s}".formatted(bobId),
          FoxTrotClient.message(bobId, ""),
          "{\"message\":5,\"contact_id\":%s}".formatted(bobId),
          "{\"message\":\"x\"}",
          FoxTrotClient.message("\"bob\"", "x")
        }) {
      assertThat(client.post(alice, "/sendMessage", body).status()).as(body).isEqualTo(400);
    }
    for (String id : new String[] {"0", "-1", "99999999999999999999999", "4711", "\"4711\""}) {
      Answer answer = client.post(alice, "/sendMessage", FoxTrotClient.message(id, "x"));
      assertThat(answer.status()).as(id).isEqualTo(404);
    }
    User stranger = client.newUser("stranger");
    assertThat(client.send(stranger, alice, "x").status()).isEqualTo(404);
  }

  @Test
  void sendShouldReachWhoWroteBefore() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    assertThat(client.send(bob, alice, "x").status()).isEqualTo(404);
    assertThat(client.send(alice, bob, "x").status()).isEqualTo(200);
    assertThat(client.send(bob, alice, "x").status()).isEqualTo(200);
  }

  @Test
  void sendShouldRecogniseRepeatsByTheIdOfTheClient() {
    client.befriend(alice, bob);
    String body =
        "{\"message\":\"m\",\"contact_id\":%d,\"client_message_id\":\"a-1\"}".formatted(bob.id());
    Answer first = client.post(alice, "/sendMessage", body);
    Answer second = client.post(alice, "/sendMessage", body);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(client.post(alice, "/sendMessage", body.replace("\"m\"", "\"n\"")).status())
        .isEqualTo(409);
  }

  @Test
  void bodiesShouldBeTakenUpTo10MiB() throws IOException {
    client.befriend(alice, bob);
    assertThat(client.send(alice, bob, "x".repeat(9 * 1024 * 1024)).status()).isEqualTo(200);
    // The server refuses by the header, without reading what follows.
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      String head =
          "POST /foxtrot-api/sendMessage HTTP/1.1\r\nHost: x\r\nAuthorization: JWT %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(alice.token(), 10 * 1024 * 1024 + 1);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(new String(answer, StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 413")
          .endsWith("{\"message\":\"The request is too large\"}");
    }
  }

  @Test
  void conversationsShouldComeNewestFirstSinceAMoment() {
    client.befriend(alice, bob);
    client.send(alice, bob, "old");
    server.advance(Duration.ofMinutes(5));
    long since = server.now().toEpochMilli();
    server.advance(Duration.ofSeconds(1));
    client.send(alice, bob, "MQ==:aXY=:Y3Q=");
    JsonNode last = client.send(bob, alice, "newest").json();
    JsonNode all = client.get(bob, "/getConversations").json();
    assertThat(all).hasSize(3);
    assertThat(all.path(0).path("id")).isEqualTo(last.path("id"));
    JsonNode row = all.path(1);
    assertThat(row.path("message").asText()).isEqualTo("MQ==:aXY=:Y3Q=");
    assertThat(row.path("seen").isBoolean()).isTrue();
    assertThat(row.path("reciever").asText()).isEqualTo("bob");
    assertThat(row.path("reciever_id").longValue()).isEqualTo(bob.id());
    assertThat(row.path("sender").asText()).isEqualTo("alice");
    assertThat(row.path("sender_id").longValue()).isEqualTo(alice.id());
    assertThat(row.path("sent_at").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(client.get(bob, "/getConversations/?since=" + since).json()).hasSize(2);
    long fast = server.now().plusSeconds(59).toEpochMilli();
    assertThat(client.get(bob, "/getConversations/?since=" + fast).json()).hasSize(2);
    assertThat(client.get(bob, "/getConversations/?since=NaN").json()).hasSize(3);
    assertThat(client.get(bob, "/getConversations/?since=-5").json()).hasSize(3);
  }

  @Test
  void conversationsShouldHoldWhatCameBeforeTheFirstLogin() {
    signUp("newbie", "secret");
    long id = client.get(alice, "/searchUsers/newbie").json().path(0).path("id").longValue();
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(id));
    client.post(alice, "/sendMessage", FoxTrotClient.message(Long.toString(id), "early"));
    String token = logIn("newbie", "secret").json().path("token").asText();
    assertThat(client.get(new User("newbie", id, token), "/getConversations").json()).hasSize(1);
  }

  @Test
  void turnKeyShouldBeWhatCoturnExpects() throws GeneralSecurityException {
    JsonNode key = client.get(alice, "/turnServerKey").json();
    String username = key.path("username").asText();
    assertThat(username).isEqualTo(server.now().plusSeconds(3600).getEpochSecond() + ":alice");
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(
        new SecretKeySpec(TestServer.TURN_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] code = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
    assertThat(key.path("credential").asText()).isEqualTo(Base64.getEncoder().encodeToString(code));
  }

  @Test
  void limitsShouldAnswer429WithRetryAfter() {
    try (TestServer limited = TestServer.start(FoxTrotClient.setup().withLimits());
        FoxTrotClient other = new FoxTrotClient(limited)) {
      Answer last = other.call("POST", "/login", "", FoxTrotClient.credentials("x", "y"));
      for (int i = 0; i < 20; i++) {
        last = other.call("POST", "/login", "", FoxTrotClient.credentials("x", "y"));
      }
      assertThat(last.status()).isEqualTo(429);
      assertThat(last.header("retry-after")).isNotEmpty();
      assertThat(last.json().path("message").asText()).isNotEmpty();
    }
  }

  private Answer signUp(String name, String password) {
    return client.call("POST", "/signup", "", FoxTrotClient.credentials(name, password));
  }

  private Answer logIn(String name, String password) {
    return client.call("POST", "/login", "", FoxTrotClient.credentials(name, password));
  }
}
