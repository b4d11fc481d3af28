// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The rule for which push services may be contacted. Clients name them, so a client could aim this
/// server at what only it can reach: only HTTPS at its own port and public addresses pass, and what
/// the operator allows.
final class EndpointPolicy {
  private static final int HTTPS_PORT = 443;

  private final Set<String> allowed;
  private final Resolver resolver;

  EndpointPolicy(Set<String> allowed, Resolver resolver) {
    this.allowed = allowed;
    this.resolver = resolver;
  }

  /// {@return whether the URL looks like one that may be contacted; asks no name server}
  boolean mayBe(URI endpoint) {
    String host = host(endpoint);
    if (host.isEmpty() || endpoint.getRawUserInfo() != null || endpoint.getRawFragment() != null) {
      return false;
    }
    if (isAllowed(endpoint)) {
      return isHttps(endpoint) || "http".equalsIgnoreCase(endpoint.getScheme());
    }
    return isHttps(endpoint) && port(endpoint) == HTTPS_PORT && mayBeLiteral(host);
  }

  /// {@return the addresses to contact, which must be used as they are: a second look-up may answer
  /// others}
  ///
  /// @throws Forbidden when one of them is not public
  List<InetAddress> resolve(URI endpoint) throws UnknownHostException, Forbidden {
    if (!mayBe(endpoint)) {
      throw new Forbidden();
    }
    List<InetAddress> addresses = List.of(resolver.resolve(host(endpoint)));
    if (!isAllowed(endpoint) && !addresses.stream().allMatch(PublicAddresses::contain)) {
      throw new Forbidden();
    }
    return addresses;
  }

  static boolean isHttps(URI endpoint) {
    return "https".equalsIgnoreCase(endpoint.getScheme());
  }

  static int port(URI endpoint) {
    if (endpoint.getPort() != -1) {
      return endpoint.getPort();
    }
    return isHttps(endpoint) ? HTTPS_PORT : 80;
  }

  /// {@return the host as certificates name it, without the brackets of IPv6}
  static String host(URI endpoint) {
    String host = endpoint.getHost() == null ? "" : endpoint.getHost();
    return host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
  }

  private boolean isAllowed(URI endpoint) {
    String host = host(endpoint);
    return allowed.contains(host) || allowed.contains(host + ':' + port(endpoint));
  }

  private static boolean mayBeLiteral(String host) {
    try {
      return PublicAddresses.contain(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /// Asks a name server.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /// The endpoint must not be contacted.
  static final class Forbidden extends Exception {
    private static final long serialVersionUID = 1L;

    Forbidden() {
      super("not a public HTTPS endpoint");
    }
  }
}
