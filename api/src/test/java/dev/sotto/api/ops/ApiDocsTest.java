// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiDocsTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
  private static final Pattern MARKDOWN_LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");
  private static final Pattern YAML_LINK = Pattern.compile("(/api-docs/[a-z-]+\\.md)");
  private static final int PATIENCE_MILLIS = 20_000;

  private final TestServer server = TestServer.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void pageShouldFindEverythingItLinksToOnThisServer() throws Exception {
    HttpResponse<String> page = get("/api-docs");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    List<String> links =
        LINK.matcher(page.body()).results().map(found -> found.group(1)).distinct().toList();
    assertThat(links).contains("/api-docs/swagger-ui-bundle.js").allMatch(l -> l.startsWith("/"));
    for (String link : links) {
      assertThat(get(link).statusCode()).as(link).isEqualTo(200);
    }
  }

  @Test
  void everyLinkOfServedTextsShouldLeadSomewhereOnThisServer() throws Exception {
    URI base = URI.create("http://localhost/");
    Queue<String> left = new ArrayDeque<>(List.of("/", "/api-docs", "/openapi.yaml"));
    Set<String> seen = new TreeSet<>();
    while (!left.isEmpty()) {
      String path = left.remove();
      if (!seen.add(path)) {
        continue;
      }
      HttpResponse<String> answer = get(path, "Accept", "text/html, */*");
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      if (path.endsWith(".js") || path.endsWith(".css")) {
        continue;
      }
      Stream.of(LINK, MARKDOWN_LINK, YAML_LINK)
          .flatMap(kind -> kind.matcher(answer.body()).results())
          .map(found -> base.resolve(path).resolve(found.group(1)))
          .filter(link -> base.getHost().equals(link.getHost()))
          .map(URI::getPath)
          .forEach(left::add);
    }

    assertThat(seen)
        .contains(
            "/health", "/api-docs/protocol.md", "/api-docs/bounds.md", "/api-docs/vocabulary.md");
  }

  @Test
  void pageShouldAskForTheDescriptionOfThisServer() throws Exception {
    String initializer = get("/api-docs/swagger-initializer.js").body();

    assertThat(initializer).contains("\"/openapi.yaml\"").contains("validatorUrl: null");
    assertThat(initializer).doesNotContain("http:", "https:");
    assertThat(get("/api-docs/swagger-ui-bundle.js").body()).contains("SwaggerUIBundle");
  }

  @Test
  void pageShouldHoldNoScriptOfItsOwn() throws Exception {
    HttpResponse<String> page = get("/api-docs");

    assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("<style");
    assertThat(page.body()).doesNotContainPattern(" on[a-z]+=").doesNotContain("style=");
    assertThat(header(page, "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http:", "https:");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
  }

  @ParameterizedTest
  @CsvSource({
    "/api-docs, text/html; charset=utf-8",
    "/api-docs/swagger-initializer.js, text/javascript; charset=utf-8",
    "/api-docs/swagger-ui-bundle.js, text/javascript; charset=utf-8",
    "/api-docs/swagger-ui.css, text/css; charset=utf-8",
    "/api-docs/favicon-32x32.png, image/png",
    "/api-docs/protocol.md, text/plain; charset=utf-8",
    "/api-docs/vocabulary.md, text/plain; charset=utf-8"
  })
  void fileShouldBeKeptByBrowsersUntilItChanges(String path, String type) throws Exception {
    HttpResponse<String> first = get(path);
    String tag = header(first, "ETag");

    HttpResponse<String> again = get(path, "If-None-Match", tag);
    HttpResponse<String> changed = get(path, "If-None-Match", "\"of another release\"");

    assertThat(header(first, "Content-Type")).isEqualTo(type);
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api-docs/swagger-ui.js",
        "/api-docs/oauth2-redirect.html",
        "/api-docs/SWAGGER-UI.CSS",
        "/api-docs/openapi.yaml",
        "/api-docs/a/swagger-ui.css",
        "/api-docs/..%2fopenapi.yaml",
        "/api-docs/%2e%2e%2f%2e%2e%2fopenapi.yaml",
        "/api-docs/..%5copenapi.yaml",
        "/api-docs/docs%2findex.html",
        "/api-docs/../dev/sotto/api/ops/openapi.yaml",
        "/api-docs/../../../../META-INF/MANIFEST.MF",
        "/api-docs/swagger-ui.css%00.png"
      })
  void otherFilesShouldNotBeFound(String path) throws IOException {
    String answer = raw(path);

    assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*").contains("application/problem+json");
    assertThat(answer).doesNotContain("openapi: 3", "Manifest-Version", "Exception");
  }

  @Test
  void unknownFileShouldBeAnsweredAsAProblemWithoutThePolicyOfThePage() throws Exception {
    HttpResponse<String> answer = get("/api-docs/nothing.js");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(answer, "Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api-docs", "/api-docs/swagger-ui.css"})
  void docsShouldRefuseOtherMethods(String path) throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE")) {
      var request =
          HttpRequest.newBuilder(server.http(path)).method(method, BodyPublishers.noBody()).build();

      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /// @param headers names and values in turn
  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(server.http(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /// {@return the answer to a path that no good client would send}
  private String raw(String path) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
