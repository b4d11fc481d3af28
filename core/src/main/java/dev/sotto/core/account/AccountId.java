// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.util.random.RandomGenerator;

/// Names one account for ever.
///
/// @param value 1 to 2^53 - 1, so that every JSON reader keeps it exact; random, so that accounts
///   cannot be enumerated
public record AccountId(long value) implements Comparable<AccountId> {
  public static final long MAX = (1L << 53) - 1;

  public AccountId {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("account id: %d (expected: 1..2^53-1)".formatted(value));
    }
  }

  /// {@return a new id drawn from `random`, which must be cryptographically strong}
  public static AccountId random(RandomGenerator random) {
    return new AccountId(random.nextLong(1, MAX + 1));
  }

  @Override
  public int compareTo(AccountId other) {
    return Long.compare(value, other.value);
  }
}
