// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.rest.TestResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Signals pass byte for byte, whatever numbers and escapes they hold.
final class OpaqueSignalTest {
  private static final String SIGNAL =
      "{\"a\":1e400,\"b\":-0, \"c\" : [ 1.50 , 0.1e-7 ],\"d\":\"\\u0041\\/\\ud800\"}";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void signalsShouldPassAsTheyWereWritten() throws Exception {
    TestClient anna = TestClient.registered(server, "anna");
    TestClient berta = TestClient.registered(server, "berta");
    anna.befriend(berta);
    try (TestSocket caller = TestSocket.live(anna);
        TestSocket callee = TestSocket.live(berta)) {
      String call =
          anna.post(
                  "/api/calls",
                  "{\"callees\":[%d],\"clientCallId\":\"c\",\"media\":\"audio\"}"
                      .formatted(berta.id()))
              .data(201)
              .path("id")
              .asText();
      callee.expect("call");

      TestResponse answer =
          anna.post(
              "/api/calls/signaling",
              "{\"callId\":\"%s\",\"to\":%d,\"kind\":\"offer\",\"signal\":%s}"
                  .formatted(call, berta.id(), SIGNAL));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(callee.nextText()).contains("\"signal\":" + SIGNAL + ",");
      caller.say(
          "{'type':'callSignal','callId':'%s','to':%d,'kind':'candidate','signal':{'b' : -0}}"
              .formatted(call, berta.id()));
      assertThat(callee.nextText()).contains("\"signal\":{\"b\" : -0},");
    }
    // Kept while it rings, for a device that comes later.
    try (TestSocket late = TestSocket.open(berta)) {
      late.say("{'type':'resume'}");
      late.expect("synced");
      late.expect("call");
      assertThat(late.nextText()).contains("\"signal\":" + SIGNAL + ",");
    }
  }

  @Test
  void signalsShouldBeRefusedWhenTheyAreNoObject() {
    TestClient anna = TestClient.registered(server, "anna");
    for (String signal :
        new String[] {"1", "[]", "\"x\"", "null", "{\"a\":1,\"a\":2}", "{\"a\":01}"}) {
      anna.post(
              "/api/calls/signaling",
              "{\"callId\":\"00000000-0000-4000-8000-000000000000\",\"to\":1,\"kind\":\"offer\",\"signal\":%s}"
                  .formatted(signal))
          .assertProblem(400, "INVALID_REQUEST");
    }
  }
}
