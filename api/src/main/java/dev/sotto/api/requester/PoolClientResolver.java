// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import dev.sotto.api.ApiSettings;
import dev.sotto.core.bound.PoolClient;
import java.net.InetAddress;

/// Says how clients are held to a share of what all share. Safe for use by many threads.
public final class PoolClientResolver {
  private final TrustedProxies proxies;
  private final boolean limited;

  /// @param limited whether anybody is
  public PoolClientResolver(ApiSettings.Listener listener, boolean limited) {
    this.proxies = new TrustedProxies(listener.trustedProxies());
    this.limited = limited;
  }

  /// {@return how a client is; a proxy of the operator's is not, as long as nobody knows for whom
  /// it speaks}
  public PoolClient of(ClientAddress client) {
    if (!limited) {
      return PoolClient.UNLIMITED;
    }
    return proxies.contain(client.address())
        ? PoolClient.EXEMPT
        : PoolClient.at(client.subscriber(), client.site());
  }

  /// {@return how the other end of a connection is that has said nothing yet}
  public PoolClient ofPeer(InetAddress peer) {
    return of(new ClientAddress(peer));
  }
}
