// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebOriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://app.example.org,https://app.example.org",
    "HTTPS://App.Example.ORG:443,https://app.example.org",
    "http://app.example.org:80,http://app.example.org",
    "http://app.example.org:443,http://app.example.org:443",
    "http://localhost:3000,http://localhost:3000",
    "https://bücher.example,https://xn--bcher-kva.example",
    "http://[2001:0DB8:0:0::1]:8080,http://[2001:db8::1]:8080",
    "http://[0:0:0:0:0:0:0:1],http://[::1]",
    "http://[fe80:0:0:1:0:0:0:1],http://[fe80:0:0:1::1]",
    "http://192.0.2.1:8080,http://192.0.2.1:8080",
    "capacitor://localhost,capacitor://localhost",
    "ionic://localhost,ionic://localhost",
    "app://Obsidian.md,app://obsidian.md",
    "tauri://localhost,tauri://localhost",
    "chrome-extension://abcdefghijklmnop,chrome-extension://abcdefghijklmnop",
    "moz-extension://0b0a3a8e-0000-4000-8000-000000000000,moz-extension://0b0a3a8e-0000-4000-8000-000000000000"
  })
  void textShouldBeWhatBrowsersWrite(String spelled, String expected) {
    assertThat(WebOrigin.parse(spelled).map(WebOrigin::text)).contains(expected);
    assertThat(WebOrigin.parse(expected)).isEqualTo(WebOrigin.parse(spelled));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "*",
        "https://*.example.org",
        "app.example.org",
        "https://",
        "https:///a",
        "https://a.example/path",
        "https://a.example?x",
        "https://a.example#x",
        "https://u@a.example",
        "https://a.example:0",
        "https://a.example:70000",
        "https://a.example:",
        "https://a b",
        "http://[::g]",
        "http://[127.0.0.1]",
        "http://127.1",
        "http://1",
        "1https://a.example",
        "https://a.example, https://b.example",
        "https://a%2eexample"
      })
  void parseShouldRefuseWhatNoBrowserWrites(String text) {
    assertThat(WebOrigin.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example.org,chat.example.org,true",
    "https://chat.example.org,chat.example.org:443,true",
    "https://chat.example.org,Chat.Example.org,true",
    "http://chat.example.org,chat.example.org:80,true",
    "https://chat.example.org:8443,chat.example.org:8443,true",
    "https://chat.example.org,chat.example.org:8443,false",
    "https://chat.example.org,chat.example.org.evil.example,false",
    "https://chat.example.org,'',false"
  })
  void pageShouldBeOfTheServerWhenItComesFromThere(String origin, String host, boolean own) {
    assertThat(WebOrigin.parse(origin).orElseThrow().isAt(host)).isEqualTo(own);
  }
}
