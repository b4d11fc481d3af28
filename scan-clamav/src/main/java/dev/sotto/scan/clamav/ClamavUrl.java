// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import dev.sotto.core.NetworkFailure;
import dev.sotto.core.spi.AdapterUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of clamd: `clamav://host[:port][?timeout=30s]`.
///
/// @param patience how long clamd may let wait: once while an object is sent to it, once for its
///   answer
record ClamavUrl(String host, int port, Duration patience) {
  private static final NetworkFailure NETWORK = new NetworkFailure("clamd", "SOTTO_SCANNER");
  private static final String DEFAULT_PORT = "3310";
  private static final String DEFAULT_TIMEOUT = "30s";
  private static final int MAX_PORT = 65_535;
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern ADDRESS =
      Pattern.compile("//(?<host>[\\w.-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>\\d{1,5}))?/?");
  private static final Pattern TIMEOUT = Pattern.compile("(?<number>\\d{1,5})(?<unit>[sm])");
  private static final String FORM =
      "clamav: expected clamav://host[:port][?timeout=30s], the time-out in seconds (s) or minutes (m)";

  /// @throws AdapterUrl.InvalidUrl when it is not understood
  static ClamavUrl parse(AdapterUrl url) {
    Matcher parts = ADDRESS.matcher(url.address());
    if (!parts.matches()) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    int port = Integer.parseInt(group(parts, "port", DEFAULT_PORT));
    if (port < 1 || port > MAX_PORT) {
      throw new AdapterUrl.InvalidUrl("clamav: a port is a number from 1 to 65535");
    }
    return new ClamavUrl(
        parts.group("host").replaceAll("[\\[\\]]", ""),
        port,
        timeout(url.parameters("timeout").value("timeout").orElse(DEFAULT_TIMEOUT)));
  }

  private static Duration timeout(String text) {
    Matcher parts = TIMEOUT.matcher(text);
    if (!parts.matches()) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    long number = Long.parseLong(parts.group("number"));
    Duration timeout =
        parts.group("unit").equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
    if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
      throw new AdapterUrl.InvalidUrl("clamav: timeout= is from 1s to 60m");
    }
    return timeout;
  }

  /// {@return what names clamd to an operator}
  String name() {
    return "clamd at %s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  /// {@return why clamd cannot be reached, and what to do}
  String explain(IOException failure) {
    return name()
        + " "
        + NETWORK
            .explain(failure)
            .orElse("cannot be reached: check host and port in SOTTO_SCANNER");
  }

  private static String group(Matcher parts, String name, String fallback) {
    String group = parts.group(name);
    return group == null ? fallback : group;
  }
}
