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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontPageTest {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
  private static final String ROOMS = "WebRTC P2P Signaling Server Active - Ready for iOS clients";
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");
  private static final Pattern STYLE = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL);

  private TestServer server = TestServer.start(TestServer.Setup.standard().withFacades("rooms"));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void browserShouldSeeWhatThisIsWithRoomsAndWithout() throws Exception {
    HttpResponse<String> beside = get("/", BROWSER);
    withoutRooms();
    HttpResponse<String> alone = get("/", BROWSER);

    for (HttpResponse<String> page : List.of(beside, alone)) {
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(header(page, "Vary")).contains("Accept");
      assertThat(page.body())
          .contains("<title>Sotto</title>", "Version ")
          .doesNotContain("{version}", "iOS");
    }
    assertThat(alone.body()).isEqualTo(beside.body());
  }

  @Test
  void linksShouldLeadSomewhereOnThisServer() throws Exception {
    List<String> links =
        LINK.matcher(get("/", BROWSER).body())
            .results()
            .map(found -> found.group(1))
            .filter(link -> !link.equals("data:,"))
            .toList();

    assertThat(links).contains("/api-docs", "/health", "/api-docs/protocol.md");
    for (String link : links) {
      assertThat(link).startsWith("/");
      assertThat(get(link, BROWSER).statusCode()).as(link).isEqualTo(200);
    }
  }

  @Test
  void pageShouldAllowNothingButItsOwnStyle() throws Exception {
    HttpResponse<String> page = get("/", BROWSER);
    Matcher style = STYLE.matcher(page.body());
    assertThat(style.find()).isTrue();
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));

    assertThat(header(page, "Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains(Base64.getEncoder().encodeToString(hash), "frame-ancestors 'none'")
        .doesNotContain("unsafe", "script", "*", "http:", "https:");
    assertThat(page.body())
        .doesNotContain("<script", "style=", "http:", "https:")
        .doesNotContainPattern(" on[a-z]+=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "text/*",
        "text/html;q=0, */*",
        "application/json,text/html;level=1;\tq=0",
        ",;,"
      })
  void clientsOfRoomsShouldSeeTheirLine(String accept) throws Exception {
    HttpResponse<String> answer = get("/", accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ROOMS);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void programsShouldSeeALineOfTextWithoutRooms() throws Exception {
    withoutRooms();

    HttpResponse<String> answer = get("/", "*/*");
    HttpResponse<String> posted =
        client.send(
            HttpRequest.newBuilder(server.http("/")).POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(answer.body()).startsWith("Sotto ").contains("/api-docs");
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(header(posted, "Allow")).contains("GET");
  }

  private void withoutRooms() {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withFacades());
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    var request = HttpRequest.newBuilder(server.http(path));
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
