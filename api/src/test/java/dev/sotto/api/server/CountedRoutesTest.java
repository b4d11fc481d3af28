// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CountedRoutesTest {
  /// A list by hand once forgot six of them.
  @Test
  void requestsShouldBeCountedUnderTheirRoute() throws Exception {
    try (TestServer server = TestServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      List<String> paths =
          RecordedRoutes.of(server).stream()
              .map(route -> route.substring(route.indexOf(' ') + 1))
              .distinct()
              .toList();
      assertThat(paths).hasSizeGreaterThan(40);
      for (String path : paths) {
        get(server, client, path.replaceAll("\\{.*?}", "1"));
      }

      String text = get(server, client, "/metrics");

      assertThat(paths)
          .allSatisfy(
              path ->
                  assertThat(text)
                      .contains("route=\"" + path.replaceFirst("(.)/?\\{.*", "$1") + "\""));
    }
  }

  private static String get(TestServer server, HttpClient client, String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(server.http(path))
                .header("Authorization", TestServer.adminAuthorization())
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
