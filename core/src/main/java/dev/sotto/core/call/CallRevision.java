// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import java.util.Set;
import java.util.stream.Collectors;

/// A version of a call that is about to be written.
public sealed interface CallRevision {
  /// {@return the call as it is to be kept}
  Call after();

  /// {@return the accounts that must be in no other call for this one to be written}
  Set<AccountId> claims();

  /// A call that is placed: whoever it rings and whoever places it must be in no other.
  ///
  /// @param after its first version
  record First(Call after) implements CallRevision {
    @Override
    public Set<AccountId> claims() {
      return after.parties().stream()
          .filter(Party::isActive)
          .map(Party::account)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /// A call to which something has happened: whoever joins it must be in no other.
  ///
  /// @param before as it is kept, if nothing else has happened to it
  /// @param after the same call, one version later
  record Next(Call before, Call after) implements CallRevision {
    public Next {
      if (!before.id().equals(after.id()) || after.version() != before.version() + 1) {
        throw new IllegalArgumentException(
            "call: version %d after %d".formatted(after.version(), before.version()));
      }
    }

    @Override
    public Set<AccountId> claims() {
      return after.parties().stream()
          .map(Party::account)
          .filter(account -> after.isJoinedBy(account) && !before.isJoinedBy(account))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
