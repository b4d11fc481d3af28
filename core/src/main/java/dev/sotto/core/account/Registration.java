// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import dev.sotto.core.account.AccountStore.Creation;
import dev.sotto.core.account.CredentialStore.Credentials;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// Creates accounts. Safe for use by many threads.
public final class Registration {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final RegistrationPolicy policy;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param random cryptographically strong
  public Registration(
      AccountStore accounts,
      PasswordHasher hasher,
      RegistrationPolicy policy,
      InstantSource clock,
      RandomGenerator random) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.policy = policy;
    this.clock = clock;
    this.random = random;
  }

  /// Creates an account for somebody who asks over the network.
  public Result register(Handle handle, Password password) {
    return policy == RegistrationPolicy.CLOSED
        ? new Result.Closed()
        : add(handle, password, AccountStatus.MEMBER);
  }

  /// Creates an account on the operator's behalf, whatever the policy.
  public Result add(Handle handle, Password password, AccountStatus standing) {
    if (!Handle.isChoosable(handle.text())) {
      return new Result.Unfit();
    }
    if (accounts.find(handle).isPresent()) {
      return new Result.HandleTaken();
    }
    PasswordHash hash = hasher.hash(password);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    while (true) {
      var account =
          new Account(AccountId.random(random), handle, PublicKey.NONE, standing, now, now);
      Creation creation = accounts.create(account, hash);
      switch (creation) {
        case CREATED -> {
          return new Result.Registered(new Credentials(account, hash));
        }
        case HANDLE_TAKEN -> {
          return new Result.HandleTaken();
        }
        case ID_TAKEN -> {
          // The next draw is another id; two in a row are already beyond belief.
        }
      }
    }
  }

  /// The outcome of a registration.
  public sealed interface Result {
    /// @param credentials of the new account
    record Registered(Credentials credentials) implements Result {
      /// {@return the new account}
      public Account account() {
        return credentials.account();
      }
    }

    record HandleTaken() implements Result {}

    /// No new account may have this handle.
    record Unfit() implements Result {}

    /// The installation admits no new accounts over the network.
    record Closed() implements Result {}
  }
}
