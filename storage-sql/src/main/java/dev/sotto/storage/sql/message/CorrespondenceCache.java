// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.account.AccountId;
import java.util.HashSet;
import java.util.Set;

/// Remembers who has written to whom as far as it is durable. Rows of `correspondence` are never
/// deleted, so what has been seen stays true, whoever else writes. Owned by the committer's thread.
public final class CorrespondenceCache {
  private static final int MAX_REMEMBERED = 100_000;

  private final Set<Pair> known = new HashSet<>();

  /// Remembers nothing yet.
  public CorrespondenceCache() {}

  /// {@return whether it is known to be durable that `writer` has written to `reader`}
  public boolean isKnown(AccountId writer, AccountId reader) {
    return known.contains(new Pair(writer.value(), reader.value()));
  }

  /// Told when that is durable.
  public void remember(AccountId writer, AccountId reader) {
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    known.add(new Pair(writer.value(), reader.value()));
  }

  private record Pair(long writer, long reader) {}
}
