// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.socket;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Optional;

/// The request that opens a socket.
///
/// @param address of the client, as the web server or a trusted proxy says
public record Handshake(UriQuery queryParameters, Headers headers, String address) {
  /// {@return the query parameter, empty when it is absent}
  public Optional<String> query(String name) {
    return queryParameters.first(name).asOptional();
  }

  /// {@return the header, empty when it is absent}
  public Optional<String> header(String name) {
    var key = HeaderNames.create(name);
    return headers.contains(key)
        ? Optional.of(String.join(",", headers.get(key).allValues()))
        : Optional.empty();
  }
}
