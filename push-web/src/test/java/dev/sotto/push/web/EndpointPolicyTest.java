// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointPolicyTest {
  private static final URI PUBLIC = URI.create("https://push.example/a?b=c");
  private static final InetAddress INSIDE = InetAddress.ofLiteral("10.0.0.1");
  private static final InetAddress OUTSIDE = InetAddress.ofLiteral("1.1.1.1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://push.example/",
        "ftp://push.example/",
        "https://push.example:8443/",
        "https://user@push.example/",
        "https://push.example/#part",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:169.254.169.254]/",
        "https:///path",
        "/path",
        "mailto:a@push.example"
      })
  void mayBeShouldRefuseWhatNoPushServiceHas(String endpoint) {
    assertThat(endpoints(OUTSIDE).mayBe(URI.create(endpoint))).isFalse();
  }

  @Test
  void resolveShouldAnswerTheAddressesThatWereChecked() throws Exception {
    assertThat(endpoints(OUTSIDE).mayBe(PUBLIC)).isTrue();
    assertThat(endpoints(OUTSIDE).resolve(PUBLIC)).containsExactly(OUTSIDE);
  }

  @Test
  void resolveShouldRefuseANameWithAnyAddressInside() {
    assertThatThrownBy(() -> endpoints(OUTSIDE, INSIDE).resolve(PUBLIC))
        .isInstanceOf(EndpointPolicy.Forbidden.class);
  }

  @Test
  void resolveShouldAdmitWhatTheOperatorAllows() throws Exception {
    var endpoints =
        new EndpointPolicy(Set.of("ntfy.lan:8080", "up.lan"), _ -> new InetAddress[] {INSIDE});

    assertThat(endpoints.resolve(URI.create("http://ntfy.lan:8080/x"))).containsExactly(INSIDE);
    assertThat(endpoints.resolve(URI.create("https://up.lan:9/x"))).containsExactly(INSIDE);
    assertThatThrownBy(() -> endpoints.resolve(URI.create("http://ntfy.lan:8081/x")))
        .isInstanceOf(EndpointPolicy.Forbidden.class);
    assertThatThrownBy(() -> endpoints.resolve(URI.create("ftp://up.lan/x")))
        .isInstanceOf(EndpointPolicy.Forbidden.class);
  }

  private static EndpointPolicy endpoints(InetAddress... addresses) {
    return new EndpointPolicy(Set.of(), _ -> addresses);
  }
}
