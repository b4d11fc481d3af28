// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.api.requester.Requester;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Optional;

/// The request that opens a socket.
///
/// @param requester who sends it
public record Handshake(UriQuery queryParameters, Headers headers, Requester requester) {
  /// {@return what limits count the client by}
  public String subscriber() {
    return requester.client().subscriber();
  }

  /// {@return the query parameter, empty when it is absent}
  public Optional<String> query(String name) {
    return queryParameters.first(name).asOptional();
  }

  /// {@return the header, empty when it is absent}
  public Optional<String> header(String name) {
    var key = HeaderNames.create(name);
    return headers.contains(key)
        ? Optional.of(String.join(", ", headers.get(key).allValues()))
        : Optional.empty();
  }
}
