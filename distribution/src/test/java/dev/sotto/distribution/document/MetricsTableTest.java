// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.program.PackagedServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of metrics in `docs/operations.md` has each metric of a server, and no other.
final class MetricsTableTest {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) ");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.+?`) \\| ");
  private static final Pattern NAME = Pattern.compile("`([a-zA-Z_]+)`");

  private static final String PASSWORD = "blue lamps hum";

  @TempDir private Path folder;

  @Test
  void guideShouldHoldTheTableOfAllMetrics() throws Exception {
    String guide = DocumentCodeBlocks.of("docs/operations.md").text();
    String section = guide.substring(guide.indexOf("### Metrics"));
    List<String> written =
        ROW.matcher(section.substring(0, section.indexOf("\n## ")))
            .results()
            .flatMap(row -> NAME.matcher(row.group(1)).results().map(name -> name.group(1)))
            .toList();
    try (var server =
            PackagedServer.start(
                folder, Map.of("SOTTO_BCRYPT_COST", "10", "SOTTO_METRICS_PASSWORD", PASSWORD));
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      for (int i = 0; i <= RateLimits.SEARCH_PER_ACCOUNT.burst(); i++) {
        anna.call("GET", "/api/users?prefix=abc", JsonNodeFactory.instance.objectNode());
      }
      String metrics = server.metrics(PASSWORD);

      assertThat(written)
          .as("docs/operations.md, Metrics")
          .containsExactlyInAnyOrderElementsOf(
              TYPE.matcher(metrics).results().map(type -> type.group(1)).toList());
    }
  }
}
