// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;

/// The response of the server to one request.
public record TestResponse(HttpResponse<String> response) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public int status() {
    return response.statusCode();
  }

  public JsonNode json() {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + response.body(), e);
    }
  }

  /// {@return the data of an answer with this status}
  public JsonNode data(int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json().path("message").asText()).isNotEmpty();
    return json().path("data");
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// Checks that this is the problem `code`, told in every way that the protocol promises.
  public void assertProblem(int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = json();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("detail").asText())
        .isNotEmpty()
        .isEqualTo(problem.path("error").asText())
        .doesNotContain("Exception", "dev.sotto", "\tat ");
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(problem.path("requestId").asText()).matches("[0-9a-f]{16}");
  }
}
