// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.password;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/// Defects of a password hasher.
final class PasswordHasherDefects {
  static final List<Defect<PasswordHasher>> ALL =
      List.of(
          defect(
              "lets everybody in",
              "hashShouldMatchItsPasswordOnly",
              real -> BrokenPasswordHasher.over(real).matching((_, _) -> true)),
          defect(
              "lets nobody in",
              "hashShouldMatchItsPasswordOnly",
              real -> BrokenPasswordHasher.over(real).matching((_, _) -> false)),
          defect(
              "has no salt",
              "hashShouldBeAnotherEachTime",
              real -> {
                Map<Password, PasswordHash> made = new ConcurrentHashMap<>();
                return BrokenPasswordHasher.over(real)
                    .hashing(password -> made.computeIfAbsent(password, real::hash));
              }),
          defect(
              "cuts long passwords off",
              "hashShouldCountEveryByteOfTheLongestPassword",
              real ->
                  BrokenPasswordHasher.over(real)
                      .hashing(password -> real.hash(cut(password)))
                      .matching((password, hash) -> real.matches(cut(password), hash))),
          defect(
              "knows one composition of characters only",
              "matchesShouldNotDependOnHowAKeyboardComposes",
              real ->
                  BrokenPasswordHasher.over(real)
                      .matching(
                          (password, hash) ->
                              password.text().equals(password.prepared())
                                  && real.matches(password, hash))),
          defect(
              "fails for unknown formats",
              "matchesShouldBeFalseForAHashInAnUnknownFormat",
              real ->
                  BrokenPasswordHasher.over(real)
                      .matching(
                          (password, hash) -> {
                            if (!hash.text().startsWith("insecure$")) {
                              throw new IllegalArgumentException("unknown format");
                            }
                            return real.matches(password, hash);
                          })),
          defect(
              "fails in pretence",
              "pretendShouldEndForAnyPassword",
              real ->
                  BrokenPasswordHasher.over(real)
                      .pretending(
                          _ -> {
                            throw new IllegalStateException("there is no hash");
                          })),
          defect(
              "mixes callers up",
              "everyCallerShouldHaveTheOwnAnswerOrHearThatItIsBusy",
              PasswordHasherDefects::mixing),
          defect(
              "works on nothing",
              "atOnceShouldBeOneAtLeast",
              real -> BrokenPasswordHasher.over(real).atOnce(0)));

  private PasswordHasherDefects() {}

  private static Password cut(Password password) {
    String text = password.text();
    return new Password(text.substring(0, Math.min(36, text.length())));
  }

  /// Keeps the password in hand where everybody finds it.
  private static PasswordHasher mixing(PasswordHasher real) {
    var current = new AtomicReference<Password>();
    return BrokenPasswordHasher.over(real)
        .matching(
            (password, hash) -> {
              current.set(password);
              LockSupport.parkNanos(1_000_000);
              return real.matches(current.get(), hash);
            });
  }

  private static Defect<PasswordHasher> defect(
      String name, String caughtBy, UnaryOperator<PasswordHasher> decorator) {
    return new Defect<>(name, PasswordHasherUnderTest.class, caughtBy, decorator);
  }
}
