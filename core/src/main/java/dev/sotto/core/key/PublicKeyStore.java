// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.key;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.PublicKey;

/// Keeps the public key of each account; [dev.sotto.core.account.AccountStore] reads it back. Safe
/// for use by many threads.
public interface PublicKeyStore {
  /// Stores the key; without `replace` only if the account has none yet. Atomic: of many callers
  /// without `replace` one wins. Returns once the effect is durable.
  Outcome put(AccountId account, PublicKey key, boolean replace);

  /// The outcome of [#put].
  enum Outcome {
    STORED,
    /// The account has this very key already.
    UNCHANGED,
    /// The account has another key, which was kept.
    KEPT,
    NO_SUCH_ACCOUNT
  }
}
