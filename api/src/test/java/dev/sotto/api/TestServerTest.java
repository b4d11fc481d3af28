// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

final class TestServerTest {
  @Test
  void unknownRouteShouldAnswerProblemWhenNobodyServesThePath() throws Exception {
    try (var server = TestServer.start();
        var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(server.http("/nowhere")).build();

      var answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
    }
  }
}
