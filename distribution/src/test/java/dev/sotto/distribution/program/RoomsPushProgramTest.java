// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sotto.distribution.program.LocalApnsServer.Push;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two clients of rooms, one of them an iPhone that sleeps, and the program between them.
final class RoomsPushProgramTest {
  private static final String PHONE = "0a1b".repeat(16);

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void phoneShouldBeToldThatSomebodyWaits() throws Exception {
    try (var apple = new LocalApnsServer(folder);
        var server = PackagedServer.start(folder, Map.of("SOTTO_PUSH", apple.url()))) {
      var anna = new Frames();
      String room = room(server);
      WebSocket socket =
          http.newWebSocketBuilder()
              .buildAsync(URI.create(server.url().replaceFirst("^http", "ws") + "/"), anna)
              .join();
      anna.expect("connected");

      say(socket, "{'type':'join_room','roomId':'%s','deviceId':'A'}".formatted(room));
      anna.expect("room_joined");
      assertContract(apple.next(), room);

      say(socket, "{'type':'ping_peer'}");
      anna.expect("ping_sent");
      assertContract(apple.next(), room);
      socket.abort();
    } finally {
      http.shutdownNow();
    }
  }

  private static void assertContract(Push push, String room) {
    assertThat(push.path()).isEqualTo("/3/device/" + PHONE);
    assertThat(push.type()).isEqualTo("alert");
    assertThat(push.payload())
        .matches(
            """
            \\{"aps":\\{"alert":"Someone is waiting in your chat room","sound":"default","badge":1,\
            "mutable-content":1\\},"roomId":"%s","type":"presence","timestamp":\\d{13}\\}"""
                .formatted(room));
  }

  private String room(PackagedServer server) throws Exception {
    post(server, "/api/rooms", "{'joinid':'123456','client1':'A','expiresInSeconds':60}");
    return post(
            server,
            "/api/rooms/accept",
            "{'joinid':'123456','client2':'B','client2_token':'%s','platform':'ios'}"
                .formatted(PHONE))
        .path("roomid")
        .asText();
  }

  private JsonNode post(PackagedServer server, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .header("Content-Type", "application/json");
    return new ObjectMapper().readTree(http.send(request.build(), BodyHandlers.ofString()).body());
  }

  private static void say(WebSocket socket, String frame) {
    socket.sendText(frame.replace('\'', '"'), true).join();
  }

  /// What a client hears.
  private static final class Frames implements WebSocket.Listener {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      frames.add(data.toString());
      socket.request(1);
      return null;
    }

    void expect(String type) throws InterruptedException {
      assertThat(frames.poll(20, TimeUnit.SECONDS)).contains("\"type\":\"%s\"".formatted(type));
    }
  }
}
