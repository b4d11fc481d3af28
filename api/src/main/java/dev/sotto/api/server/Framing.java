// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;

/// Finds requests whose length is told in more than one way: a proxy might read them differently
/// from us (RFC 9112 §6.3, request smuggling). The web server lets them pass.
final class Framing {
  private Framing() {}

  /// {@return whether the length of the body is beyond doubt}
  static boolean isSound(Headers headers) {
    if (!headers.contains(HeaderNames.CONTENT_LENGTH)) {
      return true;
    }
    var lengths = headers.get(HeaderNames.CONTENT_LENGTH).allValues();
    return lengths.size() == 1
        && !headers.contains(HeaderNames.TRANSFER_ENCODING)
        && !lengths.getFirst().isEmpty()
        && lengths.getFirst().chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
