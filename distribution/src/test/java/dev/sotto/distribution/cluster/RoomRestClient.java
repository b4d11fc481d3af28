// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes rooms at the nodes of a cluster, and asks who is in them.
final class RoomRestClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A node that has lost something notices with its next renewal, 3 s later at most.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicInteger codes = new AtomicInteger(100_000);
  private final Cluster cluster;
  private final HttpClient http;

  RoomRestClient(Cluster cluster, HttpClient http) {
    this.cluster = cluster;
    this.http = http;
  }

  /// {@return the id of a new room of A and B, made at two nodes}
  String made() throws Exception {
    int code = codes.incrementAndGet();
    post(0, "", "{'joinid':'%d','client1':'A','expiresInSeconds':60}".formatted(code));
    return post(1, "/accept", "{'joinid':'%d','client2':'B'}".formatted(code))
        .path("roomid")
        .asText();
  }

  /// Waits until a node that has nobody in the room knows that two are.
  void awaitFull(int node, String room) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String full = "{\"roomId\":\"%s\",\"userCount\":2".formatted(room.substring(0, 8));
    while (!listed(node).toString().contains(full)) {
      assertThat(System.nanoTime()).as("the seats are back").isLessThan(end);
    }
  }

  /// {@return what a node tells of the rooms in which somebody is}
  JsonNode listed(int node) throws Exception {
    return call(HttpRequest.newBuilder(URI.create(cluster.url(node) + "/rooms")).build());
  }

  private JsonNode post(int node, String path, String body) throws Exception {
    return call(
        HttpRequest.newBuilder(URI.create(cluster.url(node) + "/api/rooms" + path))
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build());
  }

  private JsonNode call(HttpRequest request) throws Exception {
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
