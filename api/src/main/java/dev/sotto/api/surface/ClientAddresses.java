// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.socket.SocketUpgrader;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.Set;

/// Finds the address of a client that comes through trusted proxies: the last one in
/// `X-Forwarded-For` that is not a trusted proxy itself. Safe for use by many threads.
public final class ClientAddresses implements SocketUpgrader.ClientAddress {
  private final Set<String> trustedProxies;

  public ClientAddresses(List<String> trustedProxies) {
    this.trustedProxies = Set.copyOf(trustedProxies);
  }

  @Override
  public String of(String peer, Headers headers) {
    if (!trustedProxies.contains(peer) || !headers.contains(HeaderNames.X_FORWARDED_FOR)) {
      return peer;
    }
    String[] chain =
        String.join(",", headers.get(HeaderNames.X_FORWARDED_FOR).allValues()).split(",", -1);
    for (int i = chain.length - 1; i >= 0; i--) {
      String address = chain[i].strip();
      if (!address.isEmpty() && !trustedProxies.contains(address)) {
        return address;
      }
    }
    return peer;
  }
}
