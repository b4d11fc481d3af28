// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// The addresses that everybody on the Internet may reach (IANA's registries of special-purpose
/// addresses, RFC 6890). The others lead into somebody's network, maybe our own.
final class PublicAddresses {
  private static final List<Block> SPECIAL_V4 =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 3));

  private static final Block UNICAST_V6 = Block.of("2000::", 3);

  /// Inside the unicast block: protocol assignments with Teredo, documentation, 6to4.
  private static final List<Block> SPECIAL_V6 =
      List.of(
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16),
          Block.of("3fff::", 20));

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    if (address instanceof Inet4Address) {
      return SPECIAL_V4.stream().noneMatch(block -> block.contains(address));
    }
    return UNICAST_V6.contains(address)
        && SPECIAL_V6.stream().noneMatch(block -> block.contains(address));
  }

  private record Block(InetAddress first, int bits) {
    static Block of(String first, int bits) {
      return new Block(InetAddress.ofLiteral(first), bits);
    }

    boolean contains(InetAddress address) {
      byte[] bytes = address.getAddress();
      byte[] prefix = first.getAddress();
      int whole = bits / 8;
      int rest = 8 - bits % 8;
      return Arrays.equals(bytes, 0, whole, prefix, 0, whole)
          && (rest == 8 || (bytes[whole] & 0xff) >> rest == (prefix[whole] & 0xff) >> rest);
    }
  }
}
