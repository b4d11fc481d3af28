// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Optional;

/// The subscription of a client at its push service (RFC 8291 §3.2).
final class PushSubscription {
  private static final int SECRET = 16;

  private final URI endpoint;
  private final byte[] point;
  private final byte[] secret;

  /// @param point the client's public key, on the curve
  /// @param secret shared with the client, 16 bytes
  PushSubscription(URI endpoint, byte[] point, byte[] secret) {
    this.endpoint = endpoint;
    this.point = point;
    this.secret = secret;
  }

  URI endpoint() {
    return endpoint;
  }

  byte[] point() {
    return point;
  }

  byte[] secret() {
    return secret;
  }

  /// {@return the subscription in the address of a push token, empty when it is none}
  ///
  /// @param address `<endpoint> <p256dh> <auth>`
  static Optional<PushSubscription> parse(String address) {
    String[] parts = address.split(" ", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var decoder = Base64.getUrlDecoder();
      byte[] point = decoder.decode(parts[1]);
      byte[] secret = decoder.decode(parts[2]);
      if (!P256.isPoint(point) || secret.length != SECRET) {
        return Optional.empty();
      }
      return Optional.of(new PushSubscription(new URI(parts[0]), point, secret));
    } catch (IllegalArgumentException | URISyntaxException e) {
      return Optional.empty();
    }
  }
}
