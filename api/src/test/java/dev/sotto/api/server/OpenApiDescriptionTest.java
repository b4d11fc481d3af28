// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenApiDescriptionTest {
  private static final Pattern REFERENCE = Pattern.compile("\\$ref: \"([^\"]+)\"");

  private final TestServer server = TestServer.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void descriptionShouldBeServedAsYaml() throws Exception {
    HttpResponse<String> answer = send("GET", "/openapi.yaml");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml");
    assertThat(description().root().get("openapi")).isEqualTo("3.1.0");
  }

  @Test
  void descriptionShouldNameEveryRouteAndNoOther() throws Exception {
    assertThat(described()).isEqualTo(RecordedRoutes.of(server));
  }

  @Test
  void routesShouldBeThereWhenTheyAreDescribed() throws Exception {
    for (ParsedOpenApi.Operation operation : description().operations()) {
      HttpResponse<String> answer = send(operation.method(), operation.target());

      assertThat(answer.statusCode()).as(operation.toString()).isNotIn(404, 405, 500);
    }
  }

  @Test
  void operationsShouldHaveNamesOfTheirOwnAndDeclareTheirPathParameters() throws Exception {
    List<ParsedOpenApi.Operation> operations = description().operations();

    assertThat(operations).extracting(ParsedOpenApi.Operation::id).doesNotHaveDuplicates();
    assertThat(operations)
        .allSatisfy(operation -> assertThat(operation.target()).doesNotContain("{", "}"));
  }

  @Test
  void refusalsOfEveryRequestAndFullMailboxesShouldBeDescribed() throws Exception {
    Map<?, ?> info = (Map<?, ?>) description().root().get("info");
    Map<?, ?> paths = (Map<?, ?>) description().root().get("paths");
    Map<?, ?> post = (Map<?, ?>) ((Map<?, ?>) paths.get("/api/messages")).get("post");

    for (String word :
        "400 408 413 414 417 426 429 431 503 505 1012 1013 4401 4408 4409 4429".split(" ", -1)) {
      assertThat(info.get("description").toString()).contains(word);
    }
    assertThat(((Map<?, ?>) post.get("responses")).containsKey("507")).isTrue();
  }

  @Test
  void descriptionShouldHoldWhatItRefersTo() throws Exception {
    ParsedOpenApi description = description();
    List<String> references =
        REFERENCE
            .matcher(send("GET", "/openapi.yaml").body())
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(references)
        .isNotEmpty()
        .noneMatch(reference -> description.at(reference).equals(""));
  }

  private Set<String> described() throws Exception {
    return description().operations().stream()
        .map(ParsedOpenApi.Operation::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private ParsedOpenApi description() throws Exception {
    return ParsedOpenApi.of(send("GET", "/openapi.yaml").body());
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(server.http(path)).method(method, BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
