// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.http.Exchange;

/// The address of the client of a request, as the filter found it. Never logged.
public record ClientAddress(String text) {
  /// {@return the address of the client of `exchange`}
  public static String of(Exchange exchange) {
    return exchange
        .request()
        .context()
        .get(ClientAddress.class)
        .map(ClientAddress::text)
        .orElseGet(() -> exchange.request().remotePeer().host());
  }
}
