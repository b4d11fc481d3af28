// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.Answer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FoxTrotMetricsRoutesTest {
  @Test
  void metricsShouldHoldTheFiveFamiliesAndNothingElse() {
    try (TestServer server = TestServer.start(withPassword("secret"));
        FoxTrotClient client = new FoxTrotClient(server)) {
      String fresh = client.call("GET", "/metrics", basic("admin:secret"), "").body();
      assertThat(fresh.lines().filter(line -> line.startsWith("# TYPE")))
          .containsExactly(
              "# TYPE foxtrot_api_requests_total counter",
              "# TYPE foxtrot_api_requests_errors_total counter",
              "# TYPE foxtrot_api_messages_total counter",
              "# TYPE foxtrot_api_calls_total counter",
              "# TYPE foxtrot_websockets_active gauge");
      assertThat(fresh).contains("foxtrot_api_messages_total 0\n", "foxtrot_api_calls_total 0\n");
      User alice = client.newUser("alice");
      User bob = client.newUser("bob");
      client.befriend(alice, bob);
      client.send(alice, bob, "x");
      client.get(alice, "/searchUsers/bob");
      client.get(alice, "/my-secret");
      try (FoxTrotTestSocket wire = client.connect(alice).ready()) {
        wire.send("{\"cmd\":\"CALL_OFFER\",\"data\":{\"reciever_id\":12}}");
        assertThat(wire.barrier()).isZero();
        Answer answer = client.call("GET", "/metrics", basic("admin:secret"), "");
        assertThat(answer.header("content-type")).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body())
            .contains(
                "foxtrot_api_requests_total{path=\"/foxtrot-api/login\"} 2\n",
                "foxtrot_api_requests_total{path=\"/foxtrot-api/searchUsers/:prefix\"} 1\n",
                "foxtrot_api_requests_errors_total{path=\"unmatched\"} 1\n",
                "foxtrot_api_messages_total 1\n",
                "foxtrot_api_calls_total 1\n",
                "foxtrot_websockets_active 1\n")
            .doesNotContain("my-secret", "/metrics");
      }
    }
  }

  @Test
  void metricsShouldBeRefusedWithoutThePassword() {
    try (TestServer server = TestServer.start(withPassword("secret"));
        FoxTrotClient client = new FoxTrotClient(server)) {
      for (String authorization : new String[] {"", basic("admin:wrong"), basic("root:secret")}) {
        Answer answer = client.call("GET", "/metrics", authorization, "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Basic");
        assertThat(answer.body()).isEmpty();
      }
    }
  }

  @Test
  void metricsShouldBeClosedToTheMachineItselfWhenThereIsNoPassword() {
    try (TestServer server = TestServer.start(withPassword(""));
        FoxTrotClient client = new FoxTrotClient(server)) {
      assertThat(client.call("GET", "/metrics", "", "").status()).isEqualTo(401);
    }
  }

  private static TestServer.Setup withPassword(String password) {
    ApiSettings before = FoxTrotClient.setup().settings();
    return FoxTrotClient.setup()
        .with(
            new ApiSettings(
                before.listener(),
                before.jwtSecret(),
                before.facades(),
                before.corsOrigins(),
                password,
                before.foxTrot()));
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
