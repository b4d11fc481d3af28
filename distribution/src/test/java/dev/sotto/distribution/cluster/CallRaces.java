// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.distribution.crash.RestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Three people, one of them with two devices, who call each other and answer at the same moment,
/// at three nodes. All are connected. For one thread.
final class CallRaces implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Cluster cluster;
  private final RestClient anna;
  private final RestClient annasTablet;
  private final RestClient berta;
  private final RestClient carla;
  private final List<BufferingSocketClient> sockets;
  private int calls;

  private CallRaces(Cluster cluster, String name) throws Exception {
    this.cluster = cluster;
    anna = cluster.register(name + "-anna");
    annasTablet = anna.onNewDevice(name + "-anna");
    berta = cluster.register(name + "-berta");
    carla = cluster.register(name + "-carla");
    anna.addContact(berta);
    anna.addContact(carla);
    sockets =
        List.of(
            BufferingSocketClient.open(at(anna, 0)),
            BufferingSocketClient.open(at(annasTablet, 1)),
            BufferingSocketClient.open(at(berta, 2)),
            BufferingSocketClient.open(at(carla, 0)));
  }

  /// {@return people of their own}
  static CallRaces of(Cluster cluster, String name) throws Exception {
    return new CallRaces(cluster, name);
  }

  /// Two call each other, then both answer.
  void callEachOther(int round) throws Exception {
    List<HttpResponse<String>> placed =
        both(() -> place(at(anna, round), berta), () -> place(at(berta, round + 1), anna));

    List<JsonNode> both = placed.stream().map(CallRaces::data).toList();
    assertThat(both)
        .extracting(call -> call.path("state").asText())
        .containsExactlyInAnyOrder("ringing", "busy");
    String annas = id(both.get(0));
    String bertas = id(both.get(1));
    List<HttpResponse<String>> answered =
        both(
            () -> respond(at(berta, round + 2), annas), () -> respond(at(anna, round + 1), bertas));
    assertThat(answered).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
    boolean annaRang = both.get(0).path("state").asText().equals("ringing");
    JsonNode joined = data(answered.get(annaRang ? 0 : 1));
    assertThat(joined.path("state").asText()).isEqualTo("answered");
    end(at(anna, round), id(joined));
  }

  /// Two devices of one account answer two calls.
  void answerTwoCalls(int round) throws Exception {
    String bertas = id(data(place(at(berta, round), anna)));
    String carlas = id(data(place(at(carla, round + 1), anna)));

    List<HttpResponse<String>> answered =
        both(
            () -> respond(at(anna, round), bertas),
            () -> respond(at(annasTablet, round + 1), carlas));

    assertThat(answered).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
    assertThat(answered).anyMatch(answer -> answer.body().contains("IN_ANOTHER_CALL"));
    end(at(berta, round), bertas);
    end(at(carla, round), carlas);
  }

  @Override
  public void close() {
    sockets.forEach(BufferingSocketClient::close);
    threads.close();
  }

  private RestClient at(RestClient client, int node) {
    return client.at(cluster.url(node % Cluster.NODES));
  }

  private HttpResponse<String> place(RestClient caller, RestClient callee)
      throws IOException, InterruptedException {
    ObjectNode call = JSON.createObjectNode().put("clientCallId", nextId()).put("media", "audio");
    call.putArray("callees").add(callee.account());
    return caller.call("POST", "/api/calls", call);
  }

  private synchronized String nextId() {
    return "call-" + calls++;
  }

  private static HttpResponse<String> respond(RestClient callee, String id)
      throws IOException, InterruptedException {
    return callee.call(
        "POST",
        "/api/calls/%s/respond".formatted(id),
        JSON.createObjectNode().put("response", "answer"));
  }

  private static void end(RestClient party, String id) throws IOException, InterruptedException {
    data(party.call("POST", "/api/calls/%s/end".formatted(id), JSON.createObjectNode()));
  }

  private List<HttpResponse<String>> both(
      Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other)
      throws InterruptedException, ExecutionException {
    Future<HttpResponse<String>> first = threads.submit(one);
    Future<HttpResponse<String>> second = threads.submit(other);
    return List.of(first.get(), second.get());
  }

  private static JsonNode data(HttpResponse<String> answer) {
    try {
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
      return JSON.readTree(answer.body()).path("data");
    } catch (IOException e) {
      throw new IllegalStateException(answer.body(), e);
    }
  }

  private static String id(JsonNode call) {
    return call.path("id").asText();
  }
}
