// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.media.Attachments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Messages sent over the socket that name objects.
final class AttachmentTest {
  private final TestServer server = TestServer.start();
  private final TestClient ada = TestClient.registered(server, "ada");
  private final TestClient bob = TestClient.registered(server, "bob");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sendShouldLetTheRecipientReadTheObjectsOfItsSenderOnly() throws Exception {
    ada.befriend(bob);
    String shown = uploaded(ada);
    String hidden = uploaded(ada);
    String ofBob = uploaded(bob);
    try (var socket = TestSocket.live(ada)) {
      socket.say(send("m1", ofBob));
      socket.expectError("NOT_FOUND");
      bob.post("/api/" + shown + "/download-url", "").assertProblem(404, "NOT_FOUND");

      socket.say(send("m2", shown));
      socket.expect("sent");
    }

    assertThat(bob.post("/api/" + shown + "/download-url", "").data(200).has("downloadUrl"))
        .isTrue();
    bob.post("/api/" + hidden + "/download-url", "").assertProblem(404, "NOT_FOUND");
    assertThat(bob.get("/api/messages?with=" + ada.id()).data(200).path("messages")).hasSize(1);
  }

  @Test
  void sendShouldRefuseMoreObjectsThanAMessageNames() throws Exception {
    ada.befriend(bob);
    String key = uploaded(ada);
    try (var socket = TestSocket.live(ada)) {
      socket.say(send("m1", String.join("','", Collections.nCopies(Attachments.MAX + 1, key))));
      socket.expectError("INVALID_REQUEST");
    }
  }

  private String send(String id, String key) {
    return "{'type':'send','to':%d,'clientMessageId':'%s','body':'aGVsbG8=','media':['%s']}"
        .formatted(bob.id(), id, key);
  }

  /// {@return the key of an object of the client}
  private static String uploaded(TestClient client) throws IOException, InterruptedException {
    JsonNode room =
        client.post("/api/media", "{\"contentType\":\"image/jpeg\",\"size\":5}").data(201);
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(room.path("uploadUrl").asText()))
            .PUT(HttpRequest.BodyPublishers.ofString("hello"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(put, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
    }
    return room.path("key").asText();
  }
}
