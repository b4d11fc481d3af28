// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.net;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// IP addresses as proxies and people write them. All spellings of one address are one value: IPv6
/// in any letter case, with or without zeros; an IPv4 address mapped into IPv6 (RFC 4291 §2.5.5.2)
/// is the IPv4 address; zones are passed over. Names are not looked up.
public final class IpLiteral {
  private static final int MAX_LENGTH = 64;
  private static final Pattern V4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?");
  private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?");
  private static final Pattern V6 =
      Pattern.compile("([0-9A-Fa-f:]*:[0-9A-Fa-f:]*(?:\\d{1,3}(?:\\.\\d{1,3}){3})?)(?:%[^%]*)?");

  private IpLiteral() {}

  /// {@return the address, empty when `text` is none}
  public static Optional<InetAddress> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher v6 = V6.matcher(text);
    String literal = v6.matches() ? v6.group(1) : text;
    if (!v6.matches() && (!V4.matcher(text).matches() || text.indexOf(':') >= 0)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// {@return the address of a node as forwarding headers name it: maybe in brackets, maybe with a
  /// port (RFC 7239 §6); empty for `unknown`, for names that hide it, and for anything else}
  public static Optional<InetAddress> parseNode(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher bracketed = V6_IN_BRACKETS.matcher(text);
    if (bracketed.matches()) {
      return parse(bracketed.group(1));
    }
    Matcher v4 = V4.matcher(text);
    return parse(v4.matches() ? v4.group(1) : text);
  }
}
