// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.crash.SocketClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One connection of a client to some node, as long as it lasts. For one thread.
final class ClientConnection {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESUME = "resume";
  private static final int PATIENCE_SECONDS = 15;

  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final ClientMailbox inbox;
  private final SocketClient socket;
  private volatile boolean useless;

  /// Used by the thread of the socket.
  private long previous;

  private ClientConnection(RestClient node, ClientMailbox inbox) {
    this.inbox = inbox;
    this.socket = new SocketClient(node, this::take);
  }

  /// {@return a connection over which the mailbox comes}
  ///
  /// @param remembers whether the client says what it has stored; if not, it relies on what it has
  ///   acknowledged
  /// @throws java.util.concurrent.CompletionException when the node is not there
  static ClientConnection open(RestClient node, ClientMailbox inbox, boolean remembers) {
    var link = new ClientConnection(node, inbox);
    ObjectNode resume = JSON.createObjectNode().put("type", RESUME).put("ref", RESUME);
    link.socket.say((remembers ? resume.put("after", inbox.last()) : resume).toString());
    return link;
  }

  boolean isUp() {
    return !useless && !socket.hasEnded();
  }

  /// {@return whether the message was acknowledged; if not, nobody knows}
  boolean send(RestClient to, String clientMessageId) throws InterruptedException {
    ObjectNode frame = RestClient.message(to, clientMessageId);
    if (!socket.say(frame.put("type", "send").put("ref", clientMessageId).toString())) {
      return false;
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (isUp() && System.nanoTime() < end) {
      JsonNode answer = answers.poll(20, TimeUnit.MILLISECONDS);
      if (answer != null && answer.path("ref").asText().equals(clientMessageId)) {
        return isSent(answer);
      }
    }
    close();
    return false;
  }

  void acknowledge(long sequence) {
    socket.say(JSON.createObjectNode().put("type", "ack").put("sequence", sequence).toString());
  }

  /// Cuts the connection.
  void close() {
    socket.cut();
  }

  private static boolean isSent(JsonNode answer) {
    if (answer.path("type").textValue().equals("sent")) {
      return true;
    }
    if (answer.path("code").asText().equals("UNAVAILABLE")) {
      return false;
    }
    throw new IllegalStateException("send: " + answer);
  }

  private void take(String text) {
    JsonNode frame;
    try {
      frame = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
    switch (frame.path("type").textValue()) {
      case "message", "deleted", "skipped" -> previous = inbox.take(frame, previous);
      case "error" -> {
        // Without having resumed it would stay silent.
        useless |= frame.path("ref").asText().equals(RESUME);
        answers.add(frame);
      }
      case "sent" -> answers.add(frame);
      default -> {
        // Presence and the like.
      }
    }
  }
}
