// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.audit;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names an entry of the audit log: its time in milliseconds and chance, both in hexadecimal, so
/// that ids are in the order of time.
///
/// @param text 12 and 16 digits in lower case with a hyphen between
public record AuditId(String text) implements Comparable<AuditId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{12}-[0-9a-f]{16}");

  public AuditId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("audit id: expected 12 and 16 hexadecimal digits");
    }
  }

  static AuditId random(Instant at, RandomGenerator random) {
    return of(at, random.nextLong());
  }

  /// {@return what is not larger than any id of that time}
  public static AuditId smallest(Instant at) {
    return of(at, 0);
  }

  private static AuditId of(Instant at, long chance) {
    return new AuditId("%012x-%016x".formatted(at.toEpochMilli(), chance));
  }

  @Override
  public int compareTo(AuditId other) {
    return text.compareTo(other.text);
  }
}
