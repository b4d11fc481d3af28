// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.net;

/// Writes IPv6 addresses as browsers do (RFC 5952 §4): the longest run of zeros left out.
final class Ipv6Text {
  private static final int GROUPS = 8;

  private Ipv6Text() {}

  static String of(byte[] address) {
    int from = 0;
    int longest = 0;
    for (int start = 0; start < GROUPS; start++) {
      int length = zeros(address, start);
      if (length > longest && length > 1) {
        from = start;
        longest = length;
      }
    }
    return longest == 0
        ? groups(address, 0, GROUPS)
        : groups(address, 0, from) + "::" + groups(address, from + longest, GROUPS);
  }

  private static int zeros(byte[] address, int start) {
    int end = start;
    while (end < GROUPS && group(address, end) == 0) {
      end++;
    }
    return end - start;
  }

  private static String groups(byte[] address, int start, int end) {
    var text = new StringBuilder();
    for (int i = start; i < end; i++) {
      text.append(i == start ? "" : ":").append(Integer.toHexString(group(address, i)));
    }
    return text.toString();
  }

  private static int group(byte[] address, int index) {
    return (address[2 * index] & 0xff) << 8 | (address[2 * index + 1] & 0xff);
  }
}
