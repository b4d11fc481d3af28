// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.rest.TestResponse;
import dev.sotto.core.push.PushServices;
import dev.sotto.testkit.push.RecordingPushSender;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// REST during an outage of the storage, on every route that is described.
final class RestOutageTest {
  private final TestServer server =
      TestServer.start(
          TestServer.Setup.standard()
              .with(new PushServices(Map.of("webpush", new RecordingPushSender()))));

  @AfterEach
  void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> routeShouldAskForPatienceWhenTheStorageDoesNotAnswer() {
    TestClient ada = TestClient.registered(server, "ada");
    var description = ParsedOpenApi.of(ada.get("/openapi.yaml").response().body());
    // The server remembers the session, so that a request gets as far as its route.
    ada.get("/api/me").data(200);
    server.storage().close();

    return description.operations().stream()
        .filter(ParsedOpenApi.Operation::isNative)
        // Files tell of failures in their own way: OutageOfFilesTest.
        .filter(operation -> !operation.target().startsWith("/api/files"))
        // What does not need the storage.
        .filter(operation -> !operation.target().startsWith("/api/relay"))
        .filter(operation -> !operation.method().equals("OPTIONS"))
        .filter(operation -> !operation.toString().equals("GET /api/push"))
        .filter(operation -> !operation.toString().equals("GET /api/calls/turn-credentials"))
        .map(
            operation ->
                DynamicTest.dynamicTest(operation.toString(), () -> check(ada, operation)));
  }

  private static void check(TestClient client, ParsedOpenApi.Operation operation) {
    TestResponse answer =
        client.send(
            operation.method(),
            operation.target(),
            // An object that could be the sender's.
            operation.body().replace("media/1/", "media/%d/".formatted(client.id())),
            operation.headers().toArray(String[]::new));

    answer.assertProblem(503, "UNAVAILABLE");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }
}
