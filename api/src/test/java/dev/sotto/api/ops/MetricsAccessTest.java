// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.TestServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricsAccessTest {
  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For,203.0.113.7",
    "X-Forwarded-For,127.0.0.2",
    "Forwarded,for=203.0.113.7",
    "User-Agent,Prometheus/2.42.0"
  })
  void metricsShouldBeClosedToThisMachineAndAllProxiesOnIt(String name, String value)
      throws Exception {
    for (String password : new String[] {"", "password"}) {
      HttpResponse<String> answer = get(password, name, value);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Basic realm=\"sotto\", charset=\"UTF-8\"");
      assertThat(answer.body()).contains("secrets/metrics-password").doesNotContain("sotto_");
    }
    assertThat(get("", "Authorization", "Basic " + base64("admin:")).statusCode()).isEqualTo(401);
  }

  @Test
  void metricsShouldBeOpenToWhoKnowsThePassword() throws Exception {
    HttpResponse<String> answer =
        get("pass:wörd", "authorization", "basic " + base64("admin:pass:wörd"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("sotto_sockets_open").doesNotContain("pass:wörd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"admin:", "admin:pass", "admin:password ", "root:password", "password", ""})
  void metricsShouldBeClosedWhenThePasswordIsWrong(String credentials) throws Exception {
    HttpResponse<String> answer = get("password", "Authorization", "Basic " + base64(credentials));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"").doesNotContain("sotto_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer YWRtaW46cGFzc3dvcmQ=",
        "Basic",
        "Basic !",
        "YWRtaW46cGFzc3dvcmQ=",
        // Other spellings of the right password.
        "Basic YWRtaW46cGFzc3dvcmQ",
        "Basic YWRtaW46cGFzc3dvcmR="
      })
  void metricsShouldBeClosedWhenTheHeaderIsNotBasic(String header) throws Exception {
    assertThat(get("password", "Authorization", header).statusCode()).isEqualTo(401);
  }

  @Test
  void metricsShouldBeClosedWhenThePasswordIsGivenTwice() throws Exception {
    String right = "Basic " + base64("admin:password");

    assertThat(get("password", "Authorization", right).statusCode()).isEqualTo(200);
    assertThat(get("password", "Authorization", right, "Authorization", right).statusCode())
        .isEqualTo(401);
  }

  @Test
  void metricsShouldBeClosedToThisMachineWhenAPasswordIsSet() throws Exception {
    assertThat(get("password").statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> get(String password, String... headers) throws Exception {
    try (var server = TestServer.start(withPassword(password));
        var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(server.http("/metrics"));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static TestServer.Setup withPassword(String password) {
    var listener = new ApiSettings.Listener("127.0.0.1", 0, "", List.of("127.0.0.1"));
    return TestServer.Setup.standard()
        .with(
            new ApiSettings(
                listener,
                TestServer.SECRET,
                Set.of(),
                Set.of(),
                password,
                ApiSettings.FoxTrot.ORIGINAL));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
