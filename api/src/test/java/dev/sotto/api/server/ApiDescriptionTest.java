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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

final class ApiDescriptionTest {
  private static final Pattern REFERENCE = Pattern.compile("\\$ref: \"#/([^\"]+)\"");

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
    assertThat(description().get("openapi")).isEqualTo("3.1.0");
  }

  @Test
  void descriptionShouldNameEveryRouteAndNoOther() throws Exception {
    assertThat(described()).isEqualTo(RecordedRoutes.of(server));
  }

  @Test
  void routesShouldBeThereWhenTheyAreDescribed() throws Exception {
    for (String route : described()) {
      String[] parts = route.split(" ", 2);

      HttpResponse<String> answer = send(parts[0], parts[1].replace("{id}", "1"));

      assertThat(answer.statusCode()).as(route).isNotIn(404, 405, 500);
    }
  }

  @Test
  void descriptionShouldHoldWhatItRefersTo() throws Exception {
    List<String> broken = new ArrayList<>();
    var references = REFERENCE.matcher(send("GET", "/openapi.yaml").body());
    while (references.find()) {
      Object node = description();
      for (String step : references.group(1).split("/", -1)) {
        node = node instanceof Map<?, ?> map && map.containsKey(step) ? map.get(step) : "";
      }
      if (node.equals("")) {
        broken.add(references.group(1));
      }
    }

    assertThat(broken).isEmpty();
  }

  private Set<String> described() throws Exception {
    var routes = new TreeSet<String>();
    ((Map<?, ?>) description().get("paths"))
        .forEach(
            (path, operations) ->
                ((Map<?, ?>) operations)
                    .keySet()
                    .forEach(
                        method ->
                            routes.add(method.toString().toUpperCase(Locale.ROOT) + ' ' + path)));
    return routes;
  }

  private Map<?, ?> description() throws Exception {
    String yaml = send("GET", "/openapi.yaml").body();
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(server.http(path)).method(method, BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
