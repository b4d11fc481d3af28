// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.crash.SocketClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A socket that keeps what the server says until somebody asks for it. For one thread.
final class BufferingSocketClient implements AutoCloseable {
  /// Far more than anything takes that works.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final SocketClient socket;

  private BufferingSocketClient(RestClient client, String path) {
    this.socket = new SocketClient(client, path, frame -> frames.add(parse(frame)));
  }

  /// {@return a native socket that goes on after what its account has acknowledged}
  static BufferingSocketClient resume(RestClient client) {
    var socket = new BufferingSocketClient(client, "/api/ws");
    socket.say("resume", JSON.createObjectNode());
    return socket;
  }

  /// {@return a native socket that has got all there was}
  static BufferingSocketClient open(RestClient client) throws InterruptedException {
    BufferingSocketClient socket = resume(client);
    socket.await("synced");
    return socket;
  }

  /// {@return a socket of the FoxTrot facade}
  ///
  /// @param handle of the account of `client`
  static BufferingSocketClient openFoxTrot(RestClient client, String handle) throws Exception {
    ObjectNode login =
        JSON.createObjectNode().put("phone_no", handle).put("password", "long enough");
    var answer = client.call("POST", "/foxtrot-api/login", login);
    String token = parse(answer.body()).path("token").textValue();
    return new BufferingSocketClient(client, "/foxtrot-api/ws?token=" + token);
  }

  /// Says something in the native protocol.
  void say(String type, ObjectNode fields) {
    say(fields.put("type", type));
  }

  void say(JsonNode frame) {
    if (!socket.say(frame.toString())) {
      throw new IllegalStateException("the socket has ended");
    }
  }

  /// {@return the next frame of that type, native or FoxTrot; what comes before is dropped}
  JsonNode await(String type) throws InterruptedException {
    return await(type, PATIENCE);
  }

  JsonNode await(String type, Duration patience) throws InterruptedException {
    return await(
        frame ->
            frame.path("type").asText().equals(type) || frame.path("cmd").asText().equals(type),
        patience);
  }

  /// {@return all frames that come within so long}
  List<JsonNode> during(Duration time) throws InterruptedException {
    var seen = new ArrayList<JsonNode>();
    long end = System.nanoTime() + time.toNanos();
    JsonNode frame = frames.poll(time.toNanos(), TimeUnit.NANOSECONDS);
    while (frame != null) {
      seen.add(frame);
      frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return seen;
  }

  /// {@return the close code of the server; waits for the end}
  int endCode() {
    return socket.endCode();
  }

  @Override
  public void close() {
    socket.cut();
  }

  private JsonNode await(Predicate<JsonNode> wanted, Duration patience)
      throws InterruptedException {
    var others = new ArrayList<JsonNode>();
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      JsonNode frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (frame == null) {
        throw new AssertionError("it has not come, only " + others);
      }
      if (wanted.test(frame)) {
        return frame;
      }
      others.add(frame);
    }
  }

  private static JsonNode parse(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(frame, e);
    }
  }
}
