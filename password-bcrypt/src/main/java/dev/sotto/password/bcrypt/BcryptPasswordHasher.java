// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.password.bcrypt;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Hashes passwords with bcrypt. Verifies `$2a$`, `$2b$` and `$2y$` hashes of any cost, so accounts
/// of older systems keep their passwords.
///
/// Takes its share of the processors, and lets [#MAX_WAITING] callers wait: a storm of log-ins
/// leaves the rest of the machine to messages. Safe for use by many threads.
public final class BcryptPasswordHasher implements PasswordHasher, AutoCloseable {
  /// At a cost of 12 a check takes about a quarter of a second: more waiting callers would only
  /// time out.
  static final int MAX_WAITING = 64;

  private final int cost;
  private final HashingShare share;
  private final LongSupplier nanoTime;
  private final LongConsumer rest;
  private final ThreadPoolExecutor threads;
  private final PasswordHash decoy;

  /// @param cost 10 to 31; each step doubles the time
  /// @param share of the processors of this machine
  public BcryptPasswordHasher(int cost, HashingShare share) {
    this(cost, share, System::nanoTime, LockSupport::parkNanos);
  }

  /// @param rest waits for so many nanoseconds
  BcryptPasswordHasher(int cost, HashingShare share, LongSupplier nanoTime, LongConsumer rest) {
    this.cost = cost;
    this.share = share;
    this.nanoTime = nanoTime;
    this.rest = rest;
    int size = share.threads();
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("sotto-bcrypt-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    this.decoy = hashed(new Password("an account that does not exist"));
  }

  @Override
  public int atOnce() {
    return share.threads();
  }

  @Override
  public PasswordHash hash(Password password) {
    return run(() -> hashed(password));
  }

  private PasswordHash hashed(Password password) {
    return new PasswordHash(
        new String(
            BCrypt.with(BCrypt.Version.VERSION_2B).hash(cost, bytes(password.prepared())),
            StandardCharsets.UTF_8));
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    byte[] expected = hash.text().getBytes(StandardCharsets.UTF_8);
    return run(
        () ->
            password.forms().stream()
                .anyMatch(form -> BCrypt.verifyer().verify(bytes(form), expected).verified));
  }

  @Override
  public void pretend(Password password) {
    matches(password, decoy);
  }

  @Override
  public void close() {
    threads.shutdownNow().forEach(waiting -> ((Turn) waiting).result().cancel(false));
  }

  private <T> T run(Callable<T> work) {
    var result = new FutureTask<>(work);
    try {
      threads.execute(new Turn(result, this));
    } catch (RejectedExecutionException e) {
      throw new Busy();
    }
    try {
      return result.get();
    } catch (CancellationException e) {
      throw new Busy();
    } catch (ExecutionException e) {
      throw new IllegalStateException("bcrypt failed", e.getCause());
    } catch (InterruptedException e) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw new Busy();
    }
  }

  /// Whoever asked has the result before the thread rests.
  private void workAndRest(Runnable work) {
    long began = nanoTime.getAsLong();
    work.run();
    long pause = share.pause(nanoTime.getAsLong() - began);
    if (pause > 0) {
      rest.accept(pause);
    }
  }

  /// A piece of work that waits for a thread.
  private record Turn(FutureTask<?> result, BcryptPasswordHasher hasher) implements Runnable {
    @Override
    public void run() {
      hasher.workAndRest(result);
    }
  }

  private static byte[] bytes(String form) {
    return form.getBytes(StandardCharsets.UTF_8);
  }
}
