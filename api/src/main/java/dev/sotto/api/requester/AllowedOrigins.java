// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.net.WebOrigin;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what pages may do, by their origin. Safe for use by many threads.
public final class AllowedOrigins {
  private final boolean all;
  private final Set<WebOrigin> named;
  private final Optional<WebOrigin> ownByUrl;

  public AllowedOrigins(ApiSettings settings) {
    all = settings.corsOrigins().contains(WebOrigin.ALL);
    named =
        settings.corsOrigins().stream()
            .filter(origin -> !origin.equals(WebOrigin.ALL))
            .map(origin -> WebOrigin.parse(origin).orElseThrow())
            .collect(Collectors.toUnmodifiableSet());
    ownByUrl = WebOrigin.parse(settings.listener().publicUrl());
  }

  /// {@return whether the operator has named the origin}
  ///
  /// @param origin the header of that name
  public boolean isNamed(String origin) {
    return WebOrigin.parse(origin).filter(named::contains).isPresent();
  }

  /// {@return whether the operator has let in pages of all origins, then without credentials}
  public boolean admitAll() {
    return all;
  }

  /// {@return whether a page may open a socket (RFC 6455 §10.2)}
  ///
  /// @param origin the header of that name; empty for programs other than browsers, which may
  public boolean admitSocket(String origin, Requester requester) {
    return all || admitCredentials(origin, requester);
  }

  /// {@return whether a page may use or be given a cookie}
  ///
  /// @param origin as for [#admitSocket]
  public boolean admitCredentials(String origin, Requester requester) {
    return origin.isEmpty() || isNamed(origin) || isOwn(origin, requester);
  }

  private boolean isOwn(String text, Requester requester) {
    Optional<WebOrigin> origin = WebOrigin.parse(text);
    return origin.isPresent() && (origin.equals(ownByUrl) || isAsked(origin.get(), requester));
  }

  /// A page that came encrypted from here is one of ours, also where a proxy does not say that it
  /// has encrypted. One that came in plain text may have been made by anybody on the way, so it is
  /// ours only where clients are served in plain text. Schemes of apps are never the server's.
  private boolean isAsked(WebOrigin origin, Requester requester) {
    boolean plain =
        requester.scheme().equals("http")
            && ownByUrl.filter(url -> url.is("https") && url.isOfHost(origin)).isEmpty();
    return (origin.is("https") || (plain && origin.is("http")))
        && origin.isAt(requester.authority());
  }
}
