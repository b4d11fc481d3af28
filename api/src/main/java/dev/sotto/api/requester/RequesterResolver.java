// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import dev.sotto.api.ApiSettings;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Makes [Requester]s. Safe for use by many threads.
public final class RequesterResolver {
  private static final System.Logger LOG = System.getLogger(RequesterResolver.class.getName());
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

  private final TrustedProxies proxies;
  private final String publicUrl;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  public RequesterResolver(ApiSettings.Listener listener) {
    proxies = new TrustedProxies(listener.trustedProxies());
    publicUrl = listener.publicUrl();
  }

  /// {@return who asks}
  ///
  /// @param peer address of the other end of the connection
  /// @param tls whether the connection itself is encrypted
  public Requester of(PeerInfo peer, boolean tls, Headers headers) {
    if (peer.address() instanceof InetSocketAddress internet) {
      return of(internet.getAddress(), tls, headers);
    }
    throw new IllegalStateException("the peer has no IP address");
  }

  /// As the other one.
  Requester of(InetAddress address, boolean tls, Headers headers) {
    ForwardedChain chain = chain(address, headers);
    String scheme = tls || chain.proto().equals("https") ? "https" : "http";
    String authority = authority(headers, chain, scheme);
    String found = authority.isEmpty() ? "" : scheme + "://" + authority;
    String base = publicUrl.isEmpty() ? found : publicUrl;
    return new Requester(new ClientAddress(chain.client()), scheme, authority, base);
  }

  private ForwardedChain chain(InetAddress peer, Headers headers) {
    var alone = new ForwardedChain(peer, "", "", "");
    if (!ForwardedChain.isTold(headers)) {
      return alone;
    }
    if (!proxies.contain(peer)) {
      warn(
          "forwarding headers came from %s that SOTTO_TRUSTED_PROXIES does not name, and were"
                  .formatted(kind(peer))
              + " passed over; if it is a proxy of yours, name it there, else all its clients"
              + " count as one");
      return alone;
    }
    if (!headers.contains(HeaderNames.FORWARDED)) {
      return ForwardedChain.ofXForwarded(headers, peer, proxies);
    }
    ForwardedChain standard = ForwardedChain.ofForwarded(headers, peer, proxies);
    if (ForwardedChain.HEADERS.stream().filter(headers::contains).count() == 1) {
      return standard;
    }
    return agreed(standard, ForwardedChain.ofXForwarded(headers, peer, proxies), headers, alone);
  }

  /// A proxy adds to one of the two and passes the other one on as the client has sent it. Where
  /// they contradict each other nobody can tell which is which, so neither is believed.
  private ForwardedChain agreed(
      ForwardedChain standard, ForwardedChain other, Headers headers, ForwardedChain alone) {
    boolean contradicts =
        headers.contains(HeaderNames.X_FORWARDED_FOR) && !standard.client().equals(other.client());
    if (contradicts) {
      warn(
          "a trusted proxy has passed on Forwarded and X-Forwarded-For that name different clients;"
              + " neither is believed: let the proxy set one and remove the other");
      return alone;
    }
    return new ForwardedChain(
        standard.client(),
        first(standard.proto(), other.proto()),
        first(standard.host(), other.host()),
        other.port());
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static String authority(Headers headers, ForwardedChain chain, String scheme) {
    String host = first(chain.host(), value(headers, HeaderNames.HOST));
    if (!AUTHORITY.matcher(host).matches()) {
      return "";
    }
    boolean hasPort = host.indexOf(':', host.lastIndexOf(']') + 1) >= 0;
    String usual = scheme.equals("https") ? "443" : "80";
    boolean told = !chain.port().equals(usual) && PORT.matcher(chain.port()).matches();
    return told && !hasPort ? host + ":" + chain.port() : host;
  }

  private static String value(Headers headers, HeaderName name) {
    return headers.contains(name) ? headers.get(name).get() : "";
  }

  /// Once for each text: whoever sends such requests may send many. No address: logs have none.
  private void warn(String text) {
    if (warned.add(text)) {
      LOG.log(Level.WARNING, text);
    }
  }

  private static String kind(InetAddress peer) {
    if (peer.isLoopbackAddress()) {
      return "this machine, by an address";
    }
    boolean unique = peer.getAddress().length == 16 && (peer.getAddress()[0] & 0xfe) == 0xfc;
    return unique || peer.isSiteLocalAddress() || peer.isLinkLocalAddress()
        ? "a private address"
        : "a public address";
  }
}
