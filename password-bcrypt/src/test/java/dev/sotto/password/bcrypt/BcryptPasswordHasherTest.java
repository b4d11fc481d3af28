// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.password.bcrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.testkit.account.PasswordHasherContract;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BcryptPasswordHasherTest implements PasswordHasherContract {
  /// The least that bcrypt knows, and far too little for a server.
  private static final int CHEAPEST = 4;

  private final BcryptPasswordHasher hasher =
      new BcryptPasswordHasher(CHEAPEST, new HashingShare(100, 2));

  @AfterEach
  void close() {
    hasher.close();
  }

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  /// Hashes of crypt_blowfish and of the manual of PHP. The three names are one way to hash, for
  /// passwords like these.
  @ParameterizedTest
  @CsvSource({
    "U*U, 05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    "U*U*, 05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
    "U*U*U, 05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
    "rasmuslerdorf, 07$usesomesillystringfore2uDLvp1Ii2e./U9C8sBjqp8I90dH6hi"
  })
  void matchesShouldKnowHashesOfOtherSystems(String password, String rest) {
    for (String version : List.of("$2a$", "$2b$", "$2y$")) {
      var hash = new PasswordHash(version + rest);

      assertThat(hasher.matches(new Password(password), hash)).as(version).isTrue();
      assertThat(hasher.matches(new Password(password + "!"), hash)).as(version).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 10})
  void hashShouldNameItsCost(int cost) {
    try (var other = new BcryptPasswordHasher(cost, new HashingShare(100, 1))) {
      PasswordHash hash = other.hash(new Password("correct horse"));

      assertThat(hash.text()).startsWith("$2b$%02d$".formatted(cost)).hasSize(60);
      assertThat(hasher.matches(new Password("correct horse"), hash)).isTrue();
    }
  }

  /// One hash each, of the same cost: nothing tells an unknown handle from a wrong password.
  @Test
  void pretendShouldDoTheWorkOfACheck() {
    var worked = new AtomicInteger();
    try (var counted =
        new BcryptPasswordHasher(
            CHEAPEST, new HashingShare(50, 1), System::nanoTime, _ -> worked.incrementAndGet())) {
      counted.pretend(new Password("correct horse"));
      counted.pretend(new Password("correct horse"));

      // The last one is counted when its caller has the answer already.
      assertThat(worked.get()).isBetween(1, 2);
    }
  }

  @Test
  void callersShouldHearWhenTooManyWait() throws Exception {
    var resting = new CountDownLatch(1);
    var password = new Password("correct horse");
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var busy =
          new BcryptPasswordHasher(
              CHEAPEST,
              new HashingShare(25, 2),
              System::nanoTime,
              _ -> {
                resting.countDown();
                LockSupport.park();
              });
      PasswordHash hash = busy.hash(password);
      assertThat(resting.await(20, TimeUnit.SECONDS)).isTrue();
      int many = 3 * BcryptPasswordHasher.MAX_WAITING;
      List<Future<Boolean>> checks = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        checks.add(callers.submit(() -> busy.matches(password, hash)));
      }

      while (checks.stream().filter(Future::isDone).count()
          < many - BcryptPasswordHasher.MAX_WAITING) {
        Thread.onSpinWait();
      }

      assertThat(checks.stream().filter(Future::isDone))
          .hasSize(many - BcryptPasswordHasher.MAX_WAITING)
          .allSatisfy(
              refused ->
                  assertThatThrownBy(refused::get)
                      .isInstanceOf(ExecutionException.class)
                      .hasCauseInstanceOf(PasswordHasher.Busy.class));
      busy.close();
    }
  }

  @Test
  void callersShouldHearThatItIsClosed() {
    hasher.close();

    assertThatThrownBy(() -> hasher.hash(new Password("correct horse")))
        .isInstanceOf(PasswordHasher.Busy.class);
  }
}
