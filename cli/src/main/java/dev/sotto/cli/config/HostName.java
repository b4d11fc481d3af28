// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// The form of a host name or an address (RFC 1123 §2.1). Asks no name server.
final class HostName {
  private static final int MAX_LENGTH = 253;

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  /// Labels with dots; underscores are in names that container engines give.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
              // A last label of digits only would be half an address.
              + "(?!\\d+\\.?$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.?");

  private HostName() {}

  /// {@return whether `host` may be one; an IPv6 address without brackets}
  static boolean isValid(String host) {
    return isAddress(host) || (host.length() <= MAX_LENGTH && NAME.matcher(host).matches());
  }

  private static boolean isAddress(String host) {
    // Java also takes 1.2.3 for an address, which nobody means.
    if (!host.contains(":") && !IPV4.matcher(host).matches()) {
      return false;
    }
    try {
      var _ = InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
