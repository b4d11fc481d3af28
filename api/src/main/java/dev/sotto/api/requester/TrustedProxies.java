// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import dev.sotto.api.net.IpNetwork;
import java.net.InetAddress;
import java.util.List;

/// The proxies whose word is believed.
final class TrustedProxies {
  private final List<IpNetwork> networks;

  /// @param networks as [IpNetwork#parse] takes them
  TrustedProxies(List<String> networks) {
    this.networks =
        networks.stream().map(network -> IpNetwork.parse(network).orElseThrow()).toList();
  }

  boolean contain(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
