// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.ProblemException;
import java.net.URI;

/// The sender of a request, and the public address by which it has come. Made once for each request
/// and each handshake; limits, URLs, cookies and the checks of origins all ask this one.
///
/// @param client behind all trusted proxies
/// @param scheme `http` or `https`, as the client has asked
/// @param authority whom the client has asked for, maybe with a port; empty when it does not say,
///   or says what can be nobody
/// @param base how clients reach this server: as the operator has set, else as this one has; empty
///   when neither is known
public record Requester(ClientAddress client, String scheme, String authority, String base) {
  /// {@return who sends the request}
  public static Requester of(Exchange exchange) {
    return exchange
        .known(Requester.class)
        .orElseThrow(() -> new IllegalStateException("a request that no filter has seen"));
  }

  /// {@return whether what is sent back travels encrypted all the way to the client}
  public boolean isSecure() {
    return base.isEmpty() ? scheme.equals("https") : base.startsWith("https:");
  }

  /// {@return the URL as clients must ask for it}
  ///
  /// @param url absolute already, or a path and a query
  /// @throws ProblemException when the client does not say whom it has found
  public String complete(URI url) {
    if (url.isAbsolute()) {
      return url.toString();
    }
    if (base.isEmpty()) {
      throw ProblemException.invalid("Host: expected a name or an address");
    }
    return base + url;
  }
}
