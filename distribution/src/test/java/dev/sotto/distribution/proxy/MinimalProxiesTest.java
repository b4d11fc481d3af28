// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.crash.SocketClient;
import dev.sotto.distribution.program.PackagedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The server behind a proxy that was told nothing but where it is.
@Tag("full")
final class MinimalProxiesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void restShouldWorkAndWhatCannotShouldSayWhatIsMissing(ProxyKind kind) throws Exception {
    kind.assumeInstalled();
    try (var server = PackagedServer.start(folder, Map.of("SOTTO_BCRYPT_COST", "10"));
        var proxy = RunningProxy.bare(kind, folder, server.port());
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      RestClient anna = RestClient.register(http, proxy.plainUrl(), "anna");
      RestClient berta = RestClient.register(http, proxy.plainUrl(), "berta");
      anna.addContact(berta);

      assertThat(anna.send(berta, "first")).isEqualTo(201);
      assertThat(berta.mailbox()).hasSize(1);
      assertThat(get(http, proxy.plainUrl() + "/metrics").statusCode())
          .as("a proxy that does not say for whom it asks")
          .isEqualTo(401);
      if (kind == ProxyKind.NGINX) {
        HttpResponse<String> refused = get(http, proxy.plainUrl() + "/api/ws");
        assertThat(refused.statusCode()).isEqualTo(426);
        assertThat(refused.body()).contains("proxy_set_header Upgrade $http_upgrade");
      } else {
        var frames = new LinkedBlockingQueue<String>();
        var socket = new SocketClient(anna, frames::add);
        assertThat(socket.say("{\"type\":\"ping\"}")).isTrue();
        assertThat(frames.poll(20, TimeUnit.SECONDS)).contains("pong");
        socket.cut();
      }
    }
  }

  private static HttpResponse<String> get(HttpClient http, String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
