// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Makes and checks the URLs under which this server itself takes and gives bytes:
/// `/<key>?method=…&size=…&until=…&signature=…`. The signature (HMAC-SHA256) binds method, key,
/// size and time; a query that is not written just so, or has anything beside, is none of ours.
/// They are relative, because clients reach a server under many names. Safe for use by many
/// threads.
public final class SignedUrls {
  private static final String ALGORITHM = "HmacSHA256";

  /// Whatever the method, the size (a minus before it where it is the most) and the time.
  private static final Pattern FORM =
      Pattern.compile(
          "method=[A-Z]{3,5}&size=(-?[0-9]{0,19})&until=([0-9]{1,12})"
              + "&signature=[A-Za-z0-9_-]{43}");

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
    return URI.create("/" + key.text() + "?" + query(method, key, size, until.getEpochSecond()));
  }

  private String query(Method method, ObjectKey key, String size, long until) {
    String code = code(method, key, size, until);
    return "method=%s&size=%s&until=%d&signature=%s".formatted(method, size, until, code);
  }

  /// {@return what a URL with this query allows}
  ///
  /// @param query as the client has written it, without the question mark
  Verdict check(Method method, ObjectKey key, String query) {
    Matcher parts = FORM.matcher(query);
    if (!parts.matches()) {
      return Verdict.FORGED;
    }
    long until = Long.parseLong(parts.group(2));
    byte[] expected = query(method, key, parts.group(1), until).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, query.getBytes(StandardCharsets.UTF_8))) {
      return Verdict.FORGED;
    }
    return clock.instant().getEpochSecond() < until ? Verdict.GOOD : Verdict.EXPIRED;
  }

  /// {@return whether a query says that it is for this method; good or not}
  public static boolean isFor(Method method, String query) {
    return query.startsWith("method=" + method + "&");
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

  /// The purpose of a URL.
  public enum Method {
    /// One request that downloads.
    GET,
    /// One request that uploads everything.
    PUT,
    /// Uploading in parts (tus 1.0): `HEAD` and `PATCH`.
    PATCH
  }

  /// The validity of a URL.
  enum Verdict {
    GOOD,
    /// It was good.
    EXPIRED,
    /// This server has not made it, or not for this.
    FORGED
  }
}
