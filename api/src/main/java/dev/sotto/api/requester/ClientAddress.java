// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import java.net.InetAddress;
import java.util.HexFormat;

/// The address of a client. Never logged.
public final class ClientAddress {
  /// A subscriber has a whole network of this size (RFC 6177), and may use any address in it.
  private static final int SUBSCRIBER_BITS = 64;

  /// The largest that a site is commonly given.
  private static final int SITE_BITS = 48;

  private final InetAddress address;
  private final String subscriber;

  public ClientAddress(InetAddress address) {
    this.address = address;
    this.subscriber = key(SUBSCRIBER_BITS);
  }

  public InetAddress address() {
    return address;
  }

  /// {@return what limits count by: the IPv4 address, the /64 of an IPv6 address}
  public String subscriber() {
    return subscriber;
  }

  /// {@return what limits count by that hold whole sites: the IPv4 address, the /48 of an IPv6
  /// address}
  public String site() {
    return key(SITE_BITS);
  }

  /// {@return whether it is this machine's}
  public boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  private String key(int bits) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? address.getHostAddress()
        : HexFormat.of().formatHex(bytes, 0, bits / 8) + "/" + bits;
  }

  @Override
  public String toString() {
    return "ClientAddress[…]";
  }
}
