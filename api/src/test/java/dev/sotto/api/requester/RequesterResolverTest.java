// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.net.IpLiteral;
import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequesterResolverTest {
  private static final Pattern BETWEEN_HEADERS = Pattern.compile(" *; *(?=[A-Z][A-Za-z-]*: )");

  private static final List<String> PROXIES =
      List.of("127.0.0.1", "10.0.0.0/8", "0:0::1", "2001:DB8:1::/48");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Nobody is trusted but the proxies.
        "203.0.113.9 | X-Forwarded-For: 198.51.100.1 | 203.0.113.9",
        "127.0.0.1   | X-Real: 198.51.100.1 | 127.0.0.1",
        "127.0.0.1   | X-Forwarded-For: 198.51.100.1 | 198.51.100.1",
        // From the right, through trusted hops only.
        "127.0.0.1   | X-Forwarded-For: 6.6.6.6, 198.51.100.1 | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For: 6.6.6.6, 198.51.100.1,10.255.0.7 | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For: 10.0.0.9, 10.0.0.8 | 10.0.0.9",
        "127.0.0.1   | X-Forwarded-For: 6.6.6.6 ; X-Forwarded-For: 198.51.100.1, , | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For: 6.6.6.6, unknown, 10.0.0.8 | 10.0.0.8",
        "127.0.0.1   | X-Forwarded-For: _hidden | 127.0.0.1",
        "127.0.0.1   | X-Forwarded-For: localhost | 127.0.0.1",
        "127.0.0.1   | X-Forwarded-For: 1 | 127.0.0.1",
        // Ports and brackets.
        "127.0.0.1   | X-Forwarded-For: 198.51.100.1:4711 | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For: [2001:db8::1]:4711 | 20010db800000000/64",
        "127.0.0.1   | X-Forwarded-For: [2001:db8::1] | 20010db800000000/64",
        // IPv6 in any spelling, IPv4 in IPv6.
        "0:0:0:0:0:0:0:1 | X-Forwarded-For: 198.51.100.1 | 198.51.100.1",
        "::1%lo      | X-Forwarded-For: 198.51.100.1 | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For: 2001:0DB8:0:0:ffff::9 | 20010db800000000/64",
        "127.0.0.1   | X-Forwarded-For: 2001:db8::5%eth0 | 20010db800000000/64",
        "127.0.0.1   | X-Forwarded-For: ::ffff:198.51.100.1 | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For: ::ffff:c633:6401 | 198.51.100.1",
        "::ffff:127.0.0.1 | X-Forwarded-For: 198.51.100.1 | 198.51.100.1",
        "127.0.0.1   | X-Forwarded-For: 198.51.100.1, 2001:db8:1:ff::3 | 198.51.100.1",
        // RFC 7239.
        "127.0.0.1   | Forwarded: for=198.51.100.1 | 198.51.100.1",
        "127.0.0.1   | Forwarded: For=\"[2001:db8::1]:47\";Proto=https , for=10.0.0.8 |"
            + " 20010db800000000/64",
        "127.0.0.1   | Forwarded: for=6.6.6.6, for=198.51.100.1;by=10.0.0.1 | 198.51.100.1",
        "127.0.0.1   | Forwarded: for=\"_a, for=6.6.6.6\" | 127.0.0.1",
        "127.0.0.1   | Forwarded: for=6.6.6.6 198.51.100.1 | 127.0.0.1",
        // Where two headers contradict each other, one of them is the client's invention.
        "127.0.0.1   | Forwarded: for=6.6.6.6 ; X-Forwarded-For: 198.51.100.1 | 127.0.0.1",
        "127.0.0.1   | Forwarded: for=198.51.100.1 ; X-Forwarded-For: 198.51.100.1 | 198.51.100.1",
        "127.0.0.1   | Forwarded: for=198.51.100.1 ; X-Forwarded-Proto: https | 198.51.100.1",
      })
  void clientShouldBeTheFirstThatIsNoTrustedProxy(String peer, String headers, String expected) {
    assertThat(of(peer, headers, "").client().subscriber()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9 | Host: a.example; X-Forwarded-Proto: https; X-Forwarded-Host: b.example |"
            + " http://a.example",
        "127.0.0.1 | Host: a.example; X-Forwarded-Proto: https | https://a.example",
        // The first is the client's; where each proxy adds to both lists, the place tells.
        "127.0.0.1 | Host: a.example; X-Forwarded-Proto: https, http | https://a.example",
        "127.0.0.1 | Host: a.example; X-Forwarded-For: 1.1.1.1; X-Forwarded-Proto: https, http |"
            + " https://a.example",
        "127.0.0.1 | Host: a.example; X-Forwarded-For: 1.1.1.1, 10.0.0.1; X-Forwarded-Proto: https,"
            + " http | https://a.example",
        "127.0.0.1 | Host: a.example; X-Forwarded-For: 6.6.6.6, 1.1.1.1; X-Forwarded-Proto: https,"
            + " http | http://a.example",
        "127.0.0.1 | Host: a.example; X-Forwarded-Proto: wss | https://a.example",
        "127.0.0.1 | Host: a.example; X-Forwarded-Proto: HTTPS | https://a.example",
        "127.0.0.1 | Host: a.example; X-Forwarded-Proto: gopher | http://a.example",
        "127.0.0.1 | Host: a; X-Forwarded-Host: forged.example, b.example | http://b.example",
        "127.0.0.1 | Host: a; X-Forwarded-For: 1.1.1.1, 10.0.0.1; X-Forwarded-Host: b.example, c |"
            + " http://b.example",
        // A port beside the host.
        "127.0.0.1 | Host: a; X-Forwarded-Proto: https; X-Forwarded-Host: b.example;"
            + " X-Forwarded-Port: 8443 | https://b.example:8443",
        "127.0.0.1 | Host: a; X-Forwarded-Proto: https; X-Forwarded-Host: b.example;"
            + " X-Forwarded-Port: 443 | https://b.example",
        "127.0.0.1 | Host: a; X-Forwarded-Proto: https; X-Forwarded-Host: b.example:1;"
            + " X-Forwarded-Port: 8443 | https://b.example:1",
        "127.0.0.1 | Host: [2001:db8::1]; X-Forwarded-Port: 8080 | http://[2001:db8::1]:8080",
        "127.0.0.1 | Host: a; X-Forwarded-Port: 99999999 | http://a",
        "127.0.0.1 | Host: a; Forwarded: for=1.1.1.1;host=\"b.example:8443\"#proto=https |"
            + " https://b.example:8443",
        "127.0.0.1 | Host: a; Forwarded: for=1.1.1.1#host=b.example#proto=https,"
            + " for=10.0.0.1#proto=http | https://b.example",
        // No host, or one that can be nobody's.
        "127.0.0.1 | Host: a; X-Forwarded-Host: user@b | ''",
        "127.0.0.1 | Host: a; X-Forwarded-Host: b/c | ''",
        "127.0.0.1 | X-Forwarded-Proto: https | ''",
      })
  void baseShouldBeWhatTheClientHasAskedFor(String peer, String headers, String expected) {
    assertThat(of(peer, headers, "").base()).isEqualTo(expected);
  }

  @Test
  void baseShouldBeTheOneThatTheOperatorHasSet() {
    Requester requester =
        of("127.0.0.1", "Host: a; X-Forwarded-Proto: http", "https://set.example");

    assertThat(requester.base()).isEqualTo("https://set.example");
    assertThat(requester.isSecure()).isTrue();
    assertThat(requester.authority()).isEqualTo("a");
  }

  @Test
  void siteShouldHoldAllNetworksOfOne() {
    Requester one = of("127.0.0.1", "X-Forwarded-For: 2001:db8:7:1::1", "");
    Requester other = of("127.0.0.1", "X-Forwarded-For: 2001:db8:7:2::1", "");

    assertThat(one.client().subscriber()).isNotEqualTo(other.client().subscriber());
    assertThat(one.client().site()).isEqualTo(other.client().site());
    assertThat(one.client()).hasToString("ClientAddress[…]");
  }

  /// @param headers with semicolons between them; # stands for a semicolon
  private static Requester of(String peer, String headers, String publicUrl) {
    var written = WritableHeaders.create();
    for (String header : BETWEEN_HEADERS.split(headers, -1)) {
      String[] parts = header.split(": ", 2);
      written.add(HeaderNames.create(parts[0].strip()), parts[1].strip().replace('#', ';'));
    }
    return new RequesterResolver(new ApiSettings.Listener("127.0.0.1", 0, publicUrl, PROXIES))
        .of(IpLiteral.parse(peer).orElseThrow(), false, written);
  }
}
