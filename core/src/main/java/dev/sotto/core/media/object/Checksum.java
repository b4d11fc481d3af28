// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The SHA-256 (FIPS 180-4) of the bytes of an object, as they were when they came in.
///
/// @param hex 64 hexadecimal digits in lower case; empty when it is not known
public record Checksum(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}|");

  /// Of bytes that nobody has looked at.
  public static final Checksum UNKNOWN = new Checksum("");

  public Checksum {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("checksum: expected 64 hexadecimal digits, or none");
    }
  }

  /// {@return the checksum that a digest of [#digest] has come to}
  public static Checksum of(MessageDigest digest) {
    return new Checksum(HexFormat.of().formatHex(digest.digest()));
  }

  /// {@return the checksum of bytes that are all there}
  public static Checksum of(byte[] bytes) {
    MessageDigest digest = digest();
    digest.update(bytes);
    return of(digest);
  }

  /// {@return what the bytes are to be put through}
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// {@return whether somebody has looked at the bytes}
  public boolean isKnown() {
    return !hex.isEmpty();
  }
}
