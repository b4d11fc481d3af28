// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.1.2,true",
    "10.1.2.3/8,10.9.9.9,true",
    "10.0.0.0/8,11.0.0.0,false",
    "192.0.2.128/25,192.0.2.127,false",
    "192.0.2.128/25,192.0.2.128,true",
    "192.0.2.1,192.0.2.1,true",
    "192.0.2.1,192.0.2.2,false",
    "0.0.0.0/0,203.0.113.1,true",
    "0.0.0.0/0,::1,false",
    "2001:DB8::/32,2001:db8:ffff::1,true",
    "2001:db8::/33,2001:db8:8000::1,false",
    "::1,0:0:0:0:0:0:0:1,true",
    "::ffff:192.0.2.1,192.0.2.1,true",
    "192.0.2.1,::ffff:192.0.2.1,true"
  })
  void containsShouldCompareTheLeadingBits(String network, String address, boolean expected) {
    assertThat(
            IpNetwork.parse(network).orElseThrow().contains(IpLiteral.parse(address).orElseThrow()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy.local",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0/8",
        "1",
        "::/129",
        "10.0.0.1:80",
        "[::1]",
        "256.0.0.1",
        "10.0.0.0/8/8",
        "::1::2"
      })
  void parseShouldRefuseWhatIsNoNetwork(String text) {
    assertThat(IpNetwork.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0/0,true", "::/0,true", "0.0.0.0/1,false", "10.0.0.1,false"})
  void everythingShouldBeToldFromLess(String text, boolean everything) {
    assertThat(IpNetwork.parse(text).orElseThrow().isEverything()).isEqualTo(everything);
  }
}
