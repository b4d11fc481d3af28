// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CallRoutesTest {
  private final TestServer server = TestServer.start();
  private TestClient anna;
  private TestClient berta;
  private TestClient carla;

  @BeforeEach
  void register() {
    anna = TestClient.registered(server, "anna");
    berta = TestClient.registered(server, "berta");
    carla = TestClient.registered(server, "carla");
    anna.befriend(berta);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void placeShouldAnswerTheSameCallWhenRepeated() {
    JsonNode placed = anna.post("/api/calls", placing("c", "audio", berta.id())).data(201);

    JsonNode again = anna.post("/api/calls", placing("c", "audio", berta.id())).data(200);

    assertThat(again).isEqualTo(placed);
    assertThat(placed.path("state").asText()).isEqualTo("ringing");
    assertThat(placed.path("clientCallId").asText()).isEqualTo("c");
    assertThat(placed.path("version").asInt()).isEqualTo(1);
    assertThat(placed.path("answeredAt").isNull()).isTrue();
    assertThat(placed.path("parties").path(0).path("account").asLong()).isEqualTo(anna.id());
    assertThat(placed.path("parties").path(1).path("state").asText()).isEqualTo("ringing");
    anna.post("/api/calls", placing("c", "video", berta.id()))
        .assertProblem(409, "CLIENT_CALL_ID_REUSED");
    // An old name stays good when the acquaintance has ended.
    anna.delete("/api/contacts/" + berta.id()).data(200);
    berta.delete("/api/contacts/" + anna.id()).data(200);
    anna.post("/api/calls", placing("c", "audio", berta.id())).data(200);
  }

  @Test
  void placeShouldNotTellWhoExistsWhenThereIsNoRelationship() {
    TestResponse unrelated = anna.post("/api/calls", placing("c", "audio", carla.id()));
    TestResponse unknown = anna.post("/api/calls", placing("d", "audio", 123_456_789));

    unrelated.assertProblem(403, "CALL_NOT_ALLOWED");
    unknown.assertProblem(403, "CALL_NOT_ALLOWED");
    assertThat(unknown.json().path("detail")).isEqualTo(unrelated.json().path("detail"));
    anna.post("/api/calls", placing("e", "audio", berta.id(), carla.id()))
        .assertProblem(403, "CALL_NOT_ALLOWED");
    assertThat(anna.get("/api/calls").data(200)).isEmpty();
  }

  @Test
  void placeShouldNeedARelationshipInOneDirectionOnly() {
    carla.put("/api/contacts/" + anna.id(), "").data(200);

    anna.post("/api/calls", placing("c", "audio", carla.id())).data(201);
    anna.post(
            "/api/calls/" + anna.get("/api/calls").data(200).path(0).path("id").asText() + "/end",
            "")
        .data(200);
    carla.post("/api/calls", placing("c", "audio", anna.id())).data(201);
  }

  @Test
  void placeShouldRefuseWhatDoesNotFit() {
    anna.post("/api/calls", placing("c", "audio")).assertProblem(400, "INVALID_REQUEST");
    anna.post("/api/calls", placing("c", "audio", anna.id())).assertProblem(400, "INVALID_REQUEST");
    anna.post("/api/calls", placing("c", "audio", berta.id(), berta.id()))
        .assertProblem(400, "INVALID_REQUEST");
    anna.post("/api/calls", placing("c", "audio", 1, 2, 3, 4, 5, 6))
        .assertProblem(400, "INVALID_REQUEST");
    anna.post("/api/calls", placing("c", "smell", berta.id()))
        .assertProblem(400, "INVALID_REQUEST");
    anna.post("/api/calls", placing("", "audio", berta.id())).assertProblem(400, "INVALID_REQUEST");
    anna.post("/api/calls", "{\"callees\":5,\"clientCallId\":\"c\",\"media\":\"audio\"}")
        .assertProblem(400, "INVALID_REQUEST");
    anna.post("/api/calls", "{\"callees\":[\"5\"],\"clientCallId\":\"c\",\"media\":\"audio\"}")
        .assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void callShouldBeAnsweredAndEndedOverRest() {
    String call = placed("c");

    JsonNode answered = berta.post(path(call, "respond"), response("answer")).data(200);
    assertThat(answered.path("state").asText()).isEqualTo("answered");
    assertThat(anna.get("/api/calls/" + call).data(200)).isEqualTo(answered);
    JsonNode ended = anna.post(path(call, "end"), "").data(200);

    assertThat(ended.path("state").asText()).isEqualTo("ended");
    assertThat(berta.post(path(call, "end"), "").data(200)).isEqualTo(ended);
    berta.post(path(call, "respond"), response("answer")).assertProblem(409, "CALL_OVER");
    anna.post("/api/calls/signaling", signal(call, berta)).assertProblem(409, "CALL_OVER");
  }

  @Test
  void callShouldBeUnknownToThoseWhoAreNotInIt() {
    String call = placed("c");

    carla.get("/api/calls/" + call).assertProblem(404, "NOT_FOUND");
    carla.post(path(call, "end"), "").assertProblem(404, "NOT_FOUND");
    carla.post(path(call, "respond"), response("answer")).assertProblem(404, "NOT_FOUND");
    carla.post("/api/calls/signaling", signal(call, anna)).assertProblem(404, "NOT_FOUND");
    anna.post("/api/calls/signaling", signal(call, carla)).assertProblem(404, "NOT_FOUND");
    anna.get("/api/calls/nothing").assertProblem(404, "NOT_FOUND");
    anna.get("/api/calls/01234567-89ab-4def-8123-456789abcdef").assertProblem(404, "NOT_FOUND");
    assertThat(carla.get("/api/calls").data(200)).isEmpty();
    assertThat(anna.get("/api/calls/" + call).data(200).path("state").asText())
        .isEqualTo("ringing");
  }

  @Test
  void signalShouldSayWhetherSomebodyWasThere() {
    String call = placed("c");

    assertThat(
            anna.post("/api/calls/signaling", signal(call, berta))
                .data(200)
                .path("delivered")
                .booleanValue())
        .isFalse();
    anna.get("/api/calls/signaling").assertProblem(405, "METHOD_NOT_ALLOWED");
  }

  @Test
  void listShouldPageThroughTheHistoryNewestFirst() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(placed("c" + i));
      server.advance(Duration.ofMillis(700));
    }

    var walked = new ArrayList<String>();
    List<String> page = ids(berta, "/api/calls?limit=2");
    while (!page.isEmpty()) {
      walked.addAll(page);
      page = ids(berta, "/api/calls?limit=2&before=" + page.getLast());
    }

    assertThat(walked).isEqualTo(ids);
    assertThat(ids(berta, "/api/calls?live=true")).containsExactly(ids.getFirst());
    assertThat(ids(berta, "/api/calls?before=01234567-89ab-4def-8123-456789abcdef")).isEmpty();
    berta.get("/api/calls?before=x").assertProblem(400, "INVALID_REQUEST");
    berta.get("/api/calls?live=x").assertProblem(400, "INVALID_REQUEST");
  }

  private String placed(String clientId) {
    return anna.post("/api/calls", placing(clientId, "audio", berta.id()))
        .data(201)
        .path("id")
        .asText();
  }

  private static List<String> ids(TestClient client, String path) {
    var ids = new ArrayList<String>();
    client.get(path).data(200).forEach(call -> ids.add(call.path("id").asText()));
    return ids;
  }

  private static String placing(String clientId, String media, long... callees) {
    return "{\"callees\":[%s],\"clientCallId\":\"%s\",\"media\":\"%s\"}"
        .formatted(
            LongStream.of(callees).mapToObj(Long::toString).collect(Collectors.joining(",")),
            clientId,
            media);
  }

  private static String path(String call, String what) {
    return "/api/calls/%s/%s".formatted(call, what);
  }

  private static String response(String response) {
    return "{\"response\":\"%s\"}".formatted(response);
  }

  private static String signal(String call, TestClient to) {
    return "{\"callId\":\"%s\",\"to\":%d,\"kind\":\"offer\",\"signal\":{\"sdp\":\"v=0\"}}"
        .formatted(call, to.id());
  }
}
