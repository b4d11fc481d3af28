// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The time at which a message was sent and the one at which it stops being readable. Times are
/// milliseconds.
///
/// @param expiresAt [#NEVER] unless the sender asked for an end; the installation's retention may
///   end it earlier
public record Lifetime(Instant sentAt, Instant expiresAt) {
  /// The year 9999: after every expiry, and still a time that ISO 8601 and databases can write.
  public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999Z");

  public static final Duration MIN_EXPIRY = Duration.ofSeconds(1);
  public static final Duration MAX_EXPIRY = Duration.ofDays(365);

  public Lifetime {
    if (!expiresAt.isAfter(sentAt)) {
      throw new IllegalArgumentException(
          "lifetime: expires %s, sent %s".formatted(expiresAt, sentAt));
    }
  }

  /// {@return a lifetime without an end of its own}
  public static Lifetime unlimited(Instant sentAt) {
    return new Lifetime(sentAt.truncatedTo(ChronoUnit.MILLIS), NEVER);
  }

  /// {@return a lifetime that ends `expiresIn` after `sentAt`}
  public static Lifetime limited(Instant sentAt, Duration expiresIn) {
    Instant sent = sentAt.truncatedTo(ChronoUnit.MILLIS);
    return new Lifetime(sent, sent.plus(expiresIn).truncatedTo(ChronoUnit.MILLIS));
  }

  /// {@return whether a message may last this long}
  public static boolean isValidExpiry(Duration expiresIn) {
    return expiresIn.compareTo(MIN_EXPIRY) >= 0 && expiresIn.compareTo(MAX_EXPIRY) <= 0;
  }

  /// {@return whether the sender asked for an end}
  public boolean isLimited() {
    return expiresAt.isBefore(NEVER);
  }
}
