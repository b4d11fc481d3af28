// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import dev.sotto.api.net.IpLiteral;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The proxies that a request came through, read from the last one towards the client for as long
/// as each is trusted: what lies before the first stranger is only what the stranger says.
///
/// @param client the first one that is not a trusted proxy, else the one nearest to the client
/// @param proto `http` or `https` as the client has asked; empty when nobody says it
/// @param host whom the client has asked for; empty when nobody says it
/// @param port of the host, should it name none; empty when nobody says it
record ForwardedChain(InetAddress client, String proto, String host, String port) {
  static final List<HeaderName> HEADERS =
      List.of(
          HeaderNames.FORWARDED,
          HeaderNames.X_FORWARDED_FOR,
          HeaderNames.X_FORWARDED_PROTO,
          HeaderNames.X_FORWARDED_HOST,
          HeaderNames.X_FORWARDED_PORT);

  /// {@return whether there is any}
  static boolean isTold(Headers headers) {
    for (HeaderName name : HEADERS) {
      if (headers.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /// {@return what `Forwarded` says (RFC 7239)}
  static ForwardedChain ofForwarded(Headers headers, InetAddress peer, TrustedProxies proxies) {
    List<ForwardedElement> hops = ForwardedHeader.parse(text(headers, HeaderNames.FORWARDED));
    Walk walk = Walk.through(hops.stream().map(ForwardedElement::node).toList(), peer, proxies);
    ForwardedElement last =
        walk.depth() == 0 ? new ForwardedElement("", "", "") : hops.get(hops.size() - walk.depth());
    return new ForwardedChain(walk.client(), proto(last.proto()), last.host(), "");
  }

  /// {@return what the headers `X-Forwarded-…` say}
  static ForwardedChain ofXForwarded(Headers headers, InetAddress peer, TrustedProxies proxies) {
    List<String> nodes = list(headers, HeaderNames.X_FORWARDED_FOR);
    Walk walk = Walk.through(nodes, peer, proxies);
    int depth = Math.max(1, walk.depth());
    String host = fromEnd(list(headers, HeaderNames.X_FORWARDED_HOST), depth);
    String proto = proto(first(headers, nodes.size(), depth));
    String port = fromEnd(list(headers, HeaderNames.X_FORWARDED_PORT), depth);
    return new ForwardedChain(walk.client(), proto, host, port);
  }

  /// Where every proxy adds to both lists, the place tells whose word it is. Else the first one is
  /// about the client: proxies that do not add replace, and those that do begin with the first.
  private static String first(Headers headers, int hops, int depth) {
    List<String> protos = list(headers, HeaderNames.X_FORWARDED_PROTO);
    if (protos.isEmpty()) {
      return "";
    }
    return protos.size() == hops ? fromEnd(protos, depth) : protos.getFirst();
  }

  private static String fromEnd(List<String> values, int depth) {
    return values.isEmpty() ? "" : values.get(Math.max(0, values.size() - depth));
  }

  /// Some proxies call a request for a socket by the scheme of sockets.
  private static String proto(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "https", "wss" -> "https";
      case "http", "ws" -> "http";
      default -> "";
    };
  }

  private static List<String> list(Headers headers, HeaderName name) {
    return Arrays.stream(text(headers, name).split(",", -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static String text(Headers headers, HeaderName name) {
    return headers.contains(name) ? String.join(",", headers.get(name).allValues()) : "";
  }

  /// The part of the chain that is believed.
  ///
  /// @param depth how many entries, from the end
  private record Walk(InetAddress client, int depth) {
    static Walk through(List<String> nodes, InetAddress peer, TrustedProxies proxies) {
      InetAddress at = peer;
      int depth = 0;
      while (depth < nodes.size() && proxies.contain(at)) {
        Optional<InetAddress> before = IpLiteral.parseNode(nodes.get(nodes.size() - depth - 1));
        if (before.isEmpty()) {
          // Hidden or unreadable: all that is known is who says so.
          break;
        }
        at = before.get();
        depth++;
      }
      return new Walk(at, depth);
    }
  }
}
