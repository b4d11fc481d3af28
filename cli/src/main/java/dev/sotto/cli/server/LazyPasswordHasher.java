// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.config.PolicySettings;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.password.bcrypt.BcryptPasswordHasher;
import dev.sotto.password.bcrypt.HashingShare;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/// Opens the real hasher when it is first used, or earlier and elsewhere: opening it takes as long
/// as a login, and a server should not wait for that before it answers. Safe for use by many
/// threads.
final class LazyPasswordHasher implements PasswordHasher, AutoCloseable {
  private final HashingShare share;
  private final FutureTask<BcryptPasswordHasher> opening;

  LazyPasswordHasher(PolicySettings.Hashing hashing) {
    share = HashingShare.ofThisMachine(hashing.share());
    opening = new FutureTask<>(() -> new BcryptPasswordHasher(hashing.cost(), share));
  }

  /// Opens the hasher on `executor`.
  void open(Executor executor) {
    executor.execute(opening);
  }

  @Override
  public PasswordHash hash(Password password) {
    return hasher().hash(password);
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    return hasher().matches(password, hash);
  }

  @Override
  public void pretend(Password password) {
    hasher().pretend(password);
  }

  @Override
  public int atOnce() {
    return share.threads();
  }

  @Override
  public void close() {
    // Without effect once it is open.
    if (!opening.cancel(true) && opening.state() == FutureTask.State.SUCCESS) {
      opening.resultNow().close();
    }
  }

  private BcryptPasswordHasher hasher() {
    // Without effect when somebody else opens it.
    opening.run();
    try {
      return opening.get();
    } catch (CancellationException e) {
      throw new Busy();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the password hasher cannot be opened", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
  }
}
