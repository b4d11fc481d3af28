// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Makes and checks the URLs under which this server itself takes and gives bytes:
/// `/<key>?method=…&size=…&until=…&signature=…`. The signature (HMAC-SHA256) binds method, key,
/// size and time. They are relative, because clients reach a server under many names. Safe for use
/// by many threads.
public final class SignedUrls {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey secret;
  private final InstantSource clock;

  /// @param key for HMAC-SHA256, the same on every node
  public SignedUrls(SecretKey key, InstantSource clock) {
    this.secret = key;
    this.clock = clock;
  }

  /// {@return where one request uploads an object of this size}
  URI upload(ObjectKey key, ObjectSize size, Instant until) {
    return sign(Method.PUT, key, text(size), until);
  }

  /// {@return where an object of this size is uploaded in parts}
  URI uploadInParts(ObjectKey key, ObjectSize size, Instant until) {
    return sign(Method.PATCH, key, text(size), until);
  }

  /// {@return where an object is downloaded}
  URI download(ObjectKey key, Instant until) {
    return sign(Method.GET, key, "", until);
  }

  private URI sign(Method method, ObjectKey key, String size, Instant until) {
    long end = until.getEpochSecond();
    return URI.create(
        "/%s?method=%s&size=%s&until=%d&signature=%s"
            .formatted(key.text(), method, size, end, code(method, key, size, end)));
  }

  /// {@return what a URL with these parameters allows}
  ///
  /// @param parameters of the query, decoded; others than ours are passed over
  Verdict check(Method method, ObjectKey key, Map<String, String> parameters) {
    String until = parameters.getOrDefault("until", "");
    String size = parameters.get("size");
    if (size == null
        || !until.matches("[0-9]{1,12}")
        || !method.name().equals(parameters.get("method"))) {
      return Verdict.FORGED;
    }
    long end = Long.parseLong(until);
    byte[] expected = code(method, key, size, end).getBytes(StandardCharsets.UTF_8);
    byte[] given = parameters.getOrDefault("signature", "").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, given)) {
      return Verdict.FORGED;
    }
    return clock.instant().getEpochSecond() < end ? Verdict.GOOD : Verdict.EXPIRED;
  }

  private static String text(ObjectSize size) {
    return (size.exact() ? "" : "-") + size.bytes();
  }

  private String code(Method method, ObjectKey key, String size, long until) {
    String signed = String.join("\n", method.name(), key.text(), size, Long.toString(until));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /// What a URL is for.
  public enum Method {
    /// One request that downloads.
    GET,
    /// One request that uploads everything.
    PUT,
    /// Uploading in parts (tus 1.0): `HEAD` and `PATCH`.
    PATCH
  }

  /// Whether a URL is good.
  enum Verdict {
    GOOD,
    /// It was good.
    EXPIRED,
    /// This server has not made it, or not for this.
    FORGED
  }
}
