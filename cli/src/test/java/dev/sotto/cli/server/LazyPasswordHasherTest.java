// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.cli.config.PolicySettings;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.core.account.PasswordHasher.Busy;
import dev.sotto.testkit.account.PasswordHasherContract;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LazyPasswordHasherTest implements PasswordHasherContract {
  private static final Password PASSWORD = new Password("correct horse battery");
  private static final int CHEAP = 10;

  /// Takes seconds to open.
  private static final int DEAR = 15;

  private final LazyPasswordHasher unopened =
      new LazyPasswordHasher(new PolicySettings.Hashing(CHEAP, 100));

  @AfterEach
  void close() {
    unopened.close();
  }

  @Override
  public PasswordHasher hasher() {
    return unopened;
  }

  @Test
  void firstCallerShouldOpenIt() {
    try (var hasher = new LazyPasswordHasher(new PolicySettings.Hashing(CHEAP, 100))) {
      PasswordHash hash = hasher.hash(PASSWORD);

      assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    }
  }

  @Test
  void callersShouldBeTurnedAwayWhenItWasClosedUnopened() {
    var hasher = new LazyPasswordHasher(new PolicySettings.Hashing(CHEAP, 100));
    hasher.close();

    assertThatThrownBy(() -> hasher.hash(PASSWORD)).isInstanceOf(Busy.class);
    assertThatThrownBy(() -> hasher.pretend(PASSWORD)).isInstanceOf(Busy.class);
  }

  @Test
  void callersThatWaitForTheOpeningShouldBeTurnedAwayWhenItIsClosed() {
    var hasher = new LazyPasswordHasher(new PolicySettings.Hashing(DEAR, 100));
    try (var threads = Executors.newCachedThreadPool()) {
      hasher.open(threads);
      var caller = new AtomicReference<Thread>();
      Future<PasswordHash> hash =
          threads.submit(
              () -> {
                caller.set(Thread.currentThread());
                return hasher.hash(PASSWORD);
              });
      while (caller.get() == null || caller.get().getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }

      hasher.close();

      assertThatThrownBy(hash::get).hasCauseInstanceOf(Busy.class);
    }
  }
}
