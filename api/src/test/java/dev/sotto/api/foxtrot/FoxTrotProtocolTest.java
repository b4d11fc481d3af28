// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.testkit.socket.RawWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The protocol that the client reads, beyond the acceptance checklist.
final class FoxTrotProtocolTest {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  @AutoClose private final FoxTrotClient client = FoxTrotClient.withServer();
  private final TestServer server = client.server();
  private final User alice = client.newUser("alice");
  private final User bob = client.newUser("bobby");

  @Test
  void messageFrameShouldBeTheRowOfConversations() {
    client.befriend(alice, bob);
    try (FoxTrotTestSocket wire = client.connect(bob).ready()) {
      long id = client.send(alice, bob, "MQ==:aXY=:Y3Q=").json().path("id").asLong();

      JsonNode frame = wire.next();

      assertThat(frame.path("cmd").asText()).isEqualTo("MSG");
      assertThat(frame.path("data"))
          .isEqualTo(client.get(bob, "/getConversations?since=0").json().path(0));
      assertThat(frame.path("data").path("id").asLong()).isEqualTo(id);
      assertThat(frame.path("data").path("sent_at").asText()).matches(TIME);
      assertThat(frame.path("data").path("seen").isBoolean()).isTrue();
      assertThat(frame.path("data").properties())
          .extracting(field -> field.getKey())
          .containsExactlyInAnyOrder(
              "id", "sender", "sender_id", "message", "reciever", "reciever_id", "sent_at", "seen");
      assertThat(frame.path("data").path("sender_id").isNumber()).isTrue();
      assertThat(frame.path("data").path("reciever_id").isNumber()).isTrue();
    }
  }

  @Test
  void statusShouldGoToThoseWhoHaveTheSubjectInTheirContacts() {
    // Alice has Bob; Bob has nobody.
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    try (FoxTrotTestSocket ofAlice = client.connect(alice).ready()) {
      try (FoxTrotTestSocket ofBob = client.connect(bob)) {
        JsonNode told = ofAlice.next();

        assertThat(told.path("cmd").asText()).isEqualTo("CONTACT_STATUS");
        assertThat(told.path("data").path("user_id").asLong()).isEqualTo(bob.id());
        assertThat(told.path("data").path("phone_no").asText()).isEqualTo("bobby");
        assertThat(told.path("data").path("online").booleanValue()).isTrue();
        assertThat(told.path("data").path("last_seen").asText()).matches(TIME);
        assertThat(ofBob.barrier()).isZero();
      }
    }
  }

  @Test
  void contactsShouldHaveAllFiveFields() {
    client.befriend(alice, bob);

    JsonNode contact = client.get(alice, "/getContacts").json().path(0);

    assertThat(contact.path("id").isNumber()).isTrue();
    assertThat(contact.path("phone_no").asText()).isEqualTo("bobby");
    assertThat(contact.path("public_key").isNull()).isTrue();
    assertThat(contact.path("online").isBoolean()).isTrue();
    assertThat(contact.path("last_seen").asText()).matches(TIME);
    assertThat(contact.size()).isEqualTo(5);
  }

  @Test
  void socketShouldNegotiateNoCompression() throws IOException {
    var connected = new Socket(InetAddress.getLoopbackAddress(), server.port());
    connected.setSoTimeout(PATIENCE_MILLIS);
    try (var socket =
        RawWebSocket.ask(
            connected,
            "/foxtrot-api/ws?token=" + alice.token(),
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")) {
      assertThat(socket.status()).isEqualTo(101);
      assertThat(socket.header("Sec-WebSocket-Extensions")).isEmpty();
    }
  }

  @Test
  void tokenShouldBeGoodForAnHour() {
    server.advance(Duration.ofMinutes(59));

    assertThat(client.get(alice, "/validateToken").json().path("valid").booleanValue()).isTrue();
  }
}
