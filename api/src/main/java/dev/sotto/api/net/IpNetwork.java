// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/// A block of IP addresses (CIDR, RFC 4632). One address is a block too.
public final class IpNetwork {
  private final byte[] prefix;
  private final int bits;

  private IpNetwork(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /// {@return the block, empty when `text` is neither an address nor an address, a slash and the
  /// number of its leading bits that count}
  public static Optional<IpNetwork> parse(String text) {
    int slash = text.indexOf('/');
    String bits = slash < 0 ? "" : text.substring(slash + 1);
    if (slash >= 0 && !bits.matches("\\d{1,3}")) {
      return Optional.empty();
    }
    return IpLiteral.parse(slash < 0 ? text : text.substring(0, slash))
        .map(InetAddress::getAddress)
        .filter(address -> bits.isEmpty() || Integer.parseInt(bits) <= 8 * address.length)
        .map(address -> of(address, bits.isEmpty() ? 8 * address.length : Integer.parseInt(bits)));
  }

  private static IpNetwork of(byte[] address, int bits) {
    return new IpNetwork(leading(address, bits), bits);
  }

  /// {@return whether every address of the same version is in it}
  public boolean isEverything() {
    return bits == 0;
  }

  /// {@return whether the address is in it}
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == prefix.length && Arrays.equals(leading(bytes, bits), prefix);
  }

  /// {@return the address with all but the leading `bits` set to zero}
  static byte[] leading(byte[] address, int bits) {
    byte[] kept = new byte[address.length];
    for (int i = 0; i < kept.length; i++) {
      int here = Math.clamp(bits - 8L * i, 0, 8);
      kept[i] = (byte) (address[i] & (0xff << (8 - here)));
    }
    return kept;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpNetwork that
        && bits == that.bits
        && Arrays.equals(prefix, that.prefix);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(prefix) + bits;
  }

  @Override
  public String toString() {
    return "IpNetwork[/%d]".formatted(bits);
  }
}
