// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import java.util.UUID;
import java.util.random.RandomGenerator;

/// Names a call. No credential: only those in the call may use it.
///
/// @param text a UUID of version 4 in lower case (RFC 9562 §5.4)
public record CallId(String text) {
  private static final int LENGTH = 36;
  private static final int VERSION = 4;
  private static final int VARIANT = 2;

  public CallId {
    if (!isValid(text)) {
      throw new IllegalArgumentException("call id: expected a UUID of version 4 in lower case");
    }
  }

  /// {@return whether `text` may be the id of a call}
  public static boolean isValid(String text) {
    if (text.length() != LENGTH || !text.chars().allMatch(CallId::isAllowed)) {
      return false;
    }
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.version() == VERSION && uuid.variant() == VARIANT && uuid.toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// {@return a new id drawn from `random`, which must be cryptographically strong}
  public static CallId random(RandomGenerator random) {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new CallId(new UUID(high, low).toString());
  }

  private static boolean isAllowed(int c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
