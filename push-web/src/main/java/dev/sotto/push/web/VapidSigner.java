// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/// Says to push services who is asking (RFC 8292). Safe for use by many threads.
final class VapidSigner {
  /// Half of what RFC 8292 §2 admits.
  private static final Duration LIFETIME = Duration.ofHours(12);

  private static final String HEADER = encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

  private final VapidKey key;
  private final String subject;
  private final InstantSource clock;

  VapidSigner(VapidKey key, String subject, InstantSource clock) {
    this.key = key;
    this.subject = subject;
    this.clock = clock;
  }

  String publicKey() {
    return key.publicText();
  }

  /// {@return the value of the header `Authorization`}
  String authorization(URI endpoint) {
    String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    long expiry = clock.instant().plus(LIFETIME).getEpochSecond();
    String sub = subject.isEmpty() ? "" : ",\"sub\":\"" + subject + '"';
    String signed =
        HEADER + '.' + encode("{\"aud\":\"%s\",\"exp\":%d%s}".formatted(audience, expiry, sub));
    byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return "vapid t=%s.%s, k=%s".formatted(signed, base64(signature), key.publicText());
  }

  private static String encode(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
