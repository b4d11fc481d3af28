// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Sends numbered messages over one socket, some at the same time, until the socket ends. The list
/// of what it has said may be read after that.
final class SocketSender implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 8;

  private final Semaphore unanswered = new Semaphore(AT_ONCE);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<String> said = new ArrayList<>();
  private final RestClient recipient;
  private final String name;
  private final SocketClient socket;

  SocketSender(RestClient sender, RestClient recipient, String name) {
    this.recipient = recipient;
    this.name = name;
    this.socket = new SocketClient(sender, this::take);
  }

  @Override
  public void run() {
    boolean open = true;
    for (int number = 0; open; number++) {
      String id = name + "-" + number;
      open =
          awaitTurn()
              && socket.say(RestClient.message(recipient, id).put("type", "send").toString());
      if (open) {
        said.add(id);
      }
    }
  }

  SocketClient socket() {
    return socket;
  }

  Set<String> acknowledged() {
    return acknowledged;
  }

  List<String> said() {
    return said;
  }

  private boolean awaitTurn() {
    try {
      while (!socket.hasEnded()) {
        if (unanswered.tryAcquire(20, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts senders", e);
    }
  }

  private void take(String frame) {
    JsonNode json;
    try {
      json = JSON.readTree(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(frame, e);
    }
    if (json.path("type").textValue().equals("sent")) {
      acknowledged.add(json.path("clientMessageId").textValue());
    }
    unanswered.release();
  }
}
