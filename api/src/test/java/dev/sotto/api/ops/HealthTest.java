// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthTest {
  private final TestServer server = TestServer.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready"})
  void readyShouldAnswer200WhenTheStorageAnswers(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"ready\",\"coordination\":\"up\",\"media\":\"up\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready"})
  void readyShouldAnswer503WhenTheStorageIsClosed(String path) throws Exception {
    server.storage().close();

    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"status\":\"unavailable\"}");
  }

  @Test
  void liveShouldAnswer200WhenTheStorageIsClosed() throws Exception {
    server.storage().close();

    HttpResponse<String> answer = get("/health/live");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"alive\"}");
  }

  @Test
  void healthShouldRefuseOtherMethods() throws Exception {
    var request =
        HttpRequest.newBuilder(server.http("/health")).POST(BodyPublishers.noBody()).build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void healthShouldAnswerProblemWhenThePathIsUnknown() throws Exception {
    HttpResponse<String> answer = get("/health/of/alice");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(server.http(path)).build(), BodyHandlers.ofString());
  }
}
