// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.rest.TestClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A device with an open socket that calls and is called. What it is told it keeps until a test
/// asks for it. For one thread.
final class CallClient implements AutoCloseable {
  private final TestClient client;
  private final TestSocket socket;
  private final List<JsonNode> seen = new ArrayList<>();
  private int refs;

  private CallClient(TestClient client) throws IOException {
    this.client = client;
    socket = TestSocket.open(client);
    socket.say("{'type':'resume'}");
    await("synced", _ -> true);
  }

  static CallClient live(TestClient client) throws IOException {
    return new CallClient(client);
  }

  long account() {
    return client.id();
  }

  int device() {
    return client.device();
  }

  TestClient rest() {
    return client;
  }

  /// {@return the call, newly placed}
  JsonNode place(String clientId, CallClient... callees) throws IOException {
    return ask(placing(clientId, callees));
  }

  static String placing(String clientId, CallClient... callees) {
    String to =
        Arrays.stream(callees)
            .map(callee -> Long.toString(callee.account()))
            .collect(Collectors.joining(","));
    return "'type':'callPlace','callees':[%s],'clientCallId':'%s','media':'video'"
        .formatted(to, clientId);
  }

  JsonNode respond(String call, String response) throws IOException {
    return ask(responding(call, response));
  }

  static String responding(String call, String response) {
    return "'type':'callRespond','callId':'%s','response':'%s'".formatted(call, response);
  }

  JsonNode end(String call) throws IOException {
    return ask("'type':'callEnd','callId':'%s'".formatted(call));
  }

  /// Sends a signal. {@return whether it was delivered}
  boolean signal(String call, CallClient to, String kind, String text) throws IOException {
    return answer(signalling(call, to, kind, text), "callSignalled").path("delivered").asBoolean();
  }

  static String signalling(String call, CallClient to, String kind, String text) {
    return "'type':'callSignal','callId':'%s','to':%d,'kind':'%s','signal':{'x':'%s'}"
        .formatted(call, to.account(), kind, text);
  }

  /// Sends a frame that is refused with this code.
  JsonNode refused(String code, String fields) throws IOException {
    JsonNode frame = answer(fields, "error");
    assertThat(frame.path("code").asText()).as(frame.toString()).isEqualTo(code);
    return frame;
  }

  private JsonNode ask(String fields) throws IOException {
    return answer(fields, "call").path("call");
  }

  private JsonNode answer(String fields, String type) throws IOException {
    String ref = "r" + ++refs;
    say("{%s,'ref':'%s'}".formatted(fields, ref));
    JsonNode frame = await(told -> told.path("ref").asText().equals(ref));
    assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo(type);
    return frame;
  }

  void say(String frame) throws IOException {
    socket.say(frame);
  }

  /// {@return the first call in this state of which it is told}
  JsonNode told(String state) throws IOException {
    return await("call", frame -> frame.path("call").path("state").asText().equals(state))
        .path("call");
  }

  /// {@return the next signal}
  JsonNode signal() throws IOException {
    return await("callSignal", _ -> true);
  }

  /// {@return all frames of this type that have come and were not asked for}
  List<JsonNode> left(String type) throws IOException {
    say("{'type':'ping'}");
    await("pong", _ -> true);
    return seen.stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
  }

  private JsonNode await(String type, Predicate<JsonNode> condition) throws IOException {
    return await(frame -> frame.path("type").asText().equals(type) && condition.test(frame));
  }

  private JsonNode await(Predicate<JsonNode> condition) throws IOException {
    for (JsonNode frame : seen) {
      if (condition.test(frame)) {
        seen.remove(frame);
        return frame;
      }
    }
    while (true) {
      JsonNode frame = socket.next();
      if (condition.test(frame)) {
        return frame;
      }
      seen.add(frame);
    }
  }

  /// {@return how the account stands in the call}
  static JsonNode party(JsonNode call, CallClient client) {
    for (JsonNode party : call.path("parties")) {
      if (party.path("account").asLong() == client.account()) {
        return party;
      }
    }
    throw new AssertionError("not in the call: " + call);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
