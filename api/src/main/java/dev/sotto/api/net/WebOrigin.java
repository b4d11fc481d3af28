// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.net;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The origin of a page (RFC 6454), in one form for all its spellings: letters small, the usual
/// port left out, names of other scripts as `xn--…`, IPv6 addresses without superfluous zeros.
/// Pages of apps have schemes of their own, as `capacitor://localhost`.
public final class WebOrigin {
  /// Stands for all origins in lists of them.
  public static final String ALL = "*";

  private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "https", 443);
  private static final int MAX_LENGTH = 300;
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*)://(\\[[0-9A-Fa-f:.]+]|[^/?#@:\\[\\]\\\\*%,\\s]+)(?::(\\d{1,5}))?");
  private static final Pattern NAME = Pattern.compile("[a-z0-9._~-]+");
  private static final Pattern NUMBER_AT_END = Pattern.compile("(?:.*\\.)?[0-9]+\\.?");

  private final String scheme;
  private final String host;
  private final int port;

  private WebOrigin(String scheme, String host, int port) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
  }

  /// {@return the origin, empty when `text` is none: also for `null`, with which pages hide where
  /// they are from}
  public static Optional<WebOrigin> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (text.length() > MAX_LENGTH || !parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    int usual = USUAL_PORTS.getOrDefault(scheme, 0);
    int port = parts.group(3) == null ? usual : Integer.parseInt(parts.group(3));
    if (port > 65_535 || (port == 0 && parts.group(3) != null)) {
      return Optional.empty();
    }
    return host(parts.group(2)).map(host -> new WebOrigin(scheme, host, port));
  }

  private static Optional<String> host(String text) {
    if (text.startsWith("[")) {
      return IpLiteral.parseNode(text)
          .filter(address -> address.getAddress().length == 16)
          .map(address -> "[" + Ipv6Text.of(address.getAddress()) + "]");
    }
    String host;
    try {
      host = IDN.toASCII(text).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // Browsers write what ends in a number as an IPv4 address, or refuse it.
    boolean plain = !NUMBER_AT_END.matcher(host).matches() || IpLiteral.parse(host).isPresent();
    return NAME.matcher(host).matches() && plain ? Optional.of(host) : Optional.empty();
  }

  /// {@return whether pages of this origin come by `name`, a scheme in small letters}
  public boolean is(String name) {
    return scheme.equals(name);
  }

  /// {@return whether both have the same host, whatever scheme and port}
  public boolean isOfHost(WebOrigin other) {
    return host.equals(other.host);
  }

  /// {@return whether pages of this origin come from `authority`, a name or an address and maybe a
  /// port}
  public boolean isAt(String authority) {
    return parse(scheme + "://" + authority).filter(this::equals).isPresent();
  }

  /// {@return the origin as browsers write it}
  public String text() {
    boolean usual = port == USUAL_PORTS.getOrDefault(scheme, 0);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebOrigin that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
