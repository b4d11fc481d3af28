// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Refused;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Completes the URLs that point to this server: with the address that the operator has set, else
/// with the one under which the client has found it. Safe for use by many threads.
public final class PublicAddress {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private final String configured;
  private final List<String> trustedProxies;

  public PublicAddress(ApiSettings.Listener listener) {
    configured = listener.publicUrl();
    trustedProxies = listener.trustedProxies();
  }

  /// {@return the URL as clients must ask for it}
  ///
  /// @param url absolute already, or a path and a query
  /// @throws Refused when the client does not say whom it has found
  public String complete(Exchange exchange, URI url) {
    return url.isAbsolute() ? url.toString() : base(exchange) + url;
  }

  private String base(Exchange exchange) {
    if (!configured.isEmpty()) {
      return configured;
    }
    boolean trusted = trustedProxies.contains(exchange.request().remotePeer().host());
    String host = host(exchange, trusted);
    if (!HOST.matcher(host).matches()) {
      throw Refused.invalid("Host: expected a name or an address");
    }
    return scheme(exchange, trusted) + "://" + host;
  }

  /// A proxy that is trusted knows whom the client has asked for. Of several names the last one is
  /// the one that it has added.
  private static String host(Exchange exchange, boolean trusted) {
    String forwarded = trusted ? exchange.header("X-Forwarded-Host").orElse("") : "";
    return forwarded.isBlank()
        ? exchange.header("Host").orElse("")
        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  /// It also knows whether the client has spoken TLS to it.
  private static String scheme(Exchange exchange, boolean trusted) {
    String forwarded = exchange.header("X-Forwarded-Proto").orElse("").toLowerCase(Locale.ROOT);
    boolean https = exchange.request().isSecure() || (trusted && forwarded.equals("https"));
    return https ? "https" : "http";
  }
}
