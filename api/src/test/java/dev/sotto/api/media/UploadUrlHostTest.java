// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.TestServer.Setup;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Under which address clients are told to upload, behind proxies.
final class UploadUrlHostTest {
  private static final String ROOM = "{\"contentType\":\"image/jpeg\",\"size\":5}";
  private static final Pattern UPLOAD_URL = Pattern.compile("\"uploadUrl\":\"([^\"]*)\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto|https|X-Forwarded-Host|chat.example|https|chat.example",
        "X-Forwarded-Proto|HTTPS|X-Forwarded-Host|chat.example:8443|https|chat.example:8443",
        "X-Forwarded-Proto|http|X-Forwarded-Host|forged.example, chat.example|http|chat.example",
        "X-Forwarded-Proto|gopher|X-Forwarded-Host|[::1]:80|http|[::1]:80"
      })
  void trustedProxyShouldSayWhomTheClientHasAskedFor(
      String first, String proto, String second, String host, String scheme, String authority) {
    try (TestServer server = TestServer.start(Setup.standard().withTrustedProxies("127.0.0.1"))) {
      assertThat(uploadUrl(server, first, proto, second, host))
          .hasScheme(scheme)
          .hasAuthority(authority);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 203.0.113.7", "https://set.example, 127.0.0.1"})
  void otherClientShouldNotSayIt(String publicUrl, String trusted) {
    var setup = Setup.standard().withPublicUrl(publicUrl).withTrustedProxies(trusted);
    try (TestServer server = TestServer.start(setup)) {
      URI expected =
          URI.create(publicUrl.isEmpty() ? "http://127.0.0.1:" + server.port() : publicUrl);

      assertThat(
              uploadUrl(server, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "forged.example"))
          .hasScheme(expected.getScheme())
          .hasAuthority(expected.getAuthority());
    }
  }

  @ParameterizedTest
  @CsvSource({"'a b'", "'chat.example/path'", "'user@chat.example'"})
  void trustedProxyShouldBeRefusedWhenItNamesNoHost(String host) {
    try (TestServer server = TestServer.start(Setup.standard().withTrustedProxies("127.0.0.1"))) {
      assertThat(create(server, "X-Forwarded-Host", host)).contains("\"code\":\"INVALID_REQUEST\"");
    }
  }

  private static URI uploadUrl(TestServer server, String... headers) {
    var url = UPLOAD_URL.matcher(create(server, headers));
    assertThat(url.find()).isTrue();
    return URI.create(url.group(1));
  }

  private static String create(TestServer server, String... headers) {
    MediaClient ada = MediaClient.registered(server, "ada");
    var request =
        MediaClient.request(server.http("/api/media"))
            .POST(BodyPublishers.ofString(ROOM))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + ada.client().accessToken())
            .headers(headers);
    return new String(MediaClient.send(request).body(), StandardCharsets.UTF_8);
  }
}
