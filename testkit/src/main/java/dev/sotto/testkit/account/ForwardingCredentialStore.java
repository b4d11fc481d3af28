// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.account;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import java.util.Optional;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingCredentialStore extends CredentialStore {
  CredentialStore real();

  @Override
  default Optional<Credentials> find(Handle handle) {
    return real().find(handle);
  }

  @Override
  default boolean setPassword(AccountId id, PasswordHash password) {
    return real().setPassword(id, password);
  }

  @Override
  default boolean setStanding(AccountId id, AccountStatus standing) {
    return real().setStanding(id, standing);
  }
}
