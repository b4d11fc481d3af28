// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.UrlParameters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The settings of the operator: `webpush:?subject=mailto:…&allow=host&allow=host:port`.
///
/// @param subject how a push service reaches the operator (RFC 8292 §2.1), empty when it may not
/// @param allowed hosts, some with a port, that may be anywhere and need no TLS
record WebPushUrl(String subject, Set<String> allowed) {
  private static final String FORM =
      "expected webpush: or webpush:?subject=mailto:…&allow=host&allow=host:port";

  private static final int MAX_PORT = 65_535;

  /// IPv6 addresses also without brackets, if no port follows.
  private static final Pattern HOST =
      Pattern.compile(
          "[0-9a-f]*:[0-9a-f:.]*:[0-9a-f.]*" + "|([\\w.-]+|\\[[0-9a-f:.]+])(:(?<port>\\d{1,5}))?");

  WebPushUrl {
    allowed = Set.copyOf(allowed);
  }

  static WebPushUrl parse(AdapterUrl url) {
    if (!url.address().isEmpty()) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    UrlParameters parameters = url.parameters(List.of("subject"), List.of("allow"));
    return new WebPushUrl(
        parameters.value("subject").map(WebPushUrl::checked).orElse(""),
        parameters.all("allow").stream().map(WebPushUrl::host).collect(Collectors.toSet()));
  }

  /// {@return a host as endpoints are compared with it: without the brackets of IPv6}
  private static String host(String value) {
    Matcher parts = HOST.matcher(value.toLowerCase(Locale.ROOT));
    if (!parts.matches()
        || (parts.group("port") != null && !isPort(Integer.parseInt(parts.group("port"))))) {
      throw new AdapterUrl.InvalidUrl("allow: expected a host, or a host and a port, as host:8443");
    }
    return parts.group().replaceAll("[\\[\\]]", "");
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= MAX_PORT;
  }

  private static String checked(String subject) {
    if (!subject.matches("(mailto:|https://)[\\w.@:/~+-]+")) {
      throw new AdapterUrl.InvalidUrl("subject: expected a mailto: or https: URL");
    }
    return subject;
  }
}
