// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.requester.Requester;
import dev.sotto.core.account.Handle;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.limit.RateLimitedAttempt;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.session.Login;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Slows down guessing of passwords without shutting out who knows theirs; one for all surfaces.
/// Safe for use by many threads.
///
/// Only failures count. A device that has been let in before has a budget that nobody else can
/// spend ([device
/// cookies](https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies)),
/// and so has the address from which somebody has been let in to a handle: whoever guesses from
/// elsewhere shuts out neither.
public final class LoginLimiter {
  private final RateLimiter limiter;
  private final DeviceTokens devices;
  private final PasswordHashQueue turns;
  private final KnownAddresses addresses = new KnownAddresses();

  private LoginLimiter(RateLimiter limiter, DeviceTokens devices, PasswordHashQueue turns) {
    this.limiter = limiter;
    this.devices = devices;
    this.turns = turns;
  }

  /// @param secret the same on all nodes
  /// @param random cryptographically strong
  public static LoginLimiter of(
      RateLimiter limiter, Login login, String secret, RandomGenerator random) {
    // One more than can hash, so that none of the threads waits for what comes before and after.
    var turns =
        new PasswordHashQueue(login.atOnce() + 1, Bound.PASSWORDS.most(), Bound.PASSWORDS.time());
    return new LoginLimiter(limiter, new DeviceTokens(secret, random), turns);
  }

  /// Lets somebody try to log in.
  ///
  /// @param handle as the client wrote it, maybe not a valid one
  /// @param deviceToken of [#deviceToken]; empty when the client has none
  /// @param success whether the result of `login` is no failure
  /// @throws ProblemException when there were too many failures
  public <T> T attempt(
      Exchange exchange,
      String handle,
      String deviceToken,
      Supplier<T> login,
      Predicate<T> success) {
    String key = hash(Handle.keyOf(handle));
    String address = Requester.of(exchange).client().subscriber();
    String device = devices.verify(key, deviceToken);
    boolean known = !device.isEmpty() || addresses.isKnown(key, address);
    Supplier<RateLimitedAttempt> counted = () -> count(key, address, device, known);
    // Who has no attempt left needs no turn.
    counted.get().giveBack();
    T result = turns.take(address, known, () -> counted.get().make(login, success));
    if (success.test(result)) {
      addresses.note(key, address);
    }
    return result;
  }

  /// Runs `work`, which hashes a password, when it is the turn of whoever asks. Not for log-ins,
  /// which [#attempt] lets wait for their turn.
  public <T> T inTurn(Exchange exchange, Supplier<T> work) {
    return turns.take(Requester.of(exchange).client().subscriber(), false, work);
  }

  /// {@return what proves later on that the device was let in to the account with this handle}
  public String deviceToken(Handle handle) {
    return devices.issue(hash(handle.key()));
  }

  /// Notes that whoever asks may act for the account with this handle.
  public void note(Exchange exchange, Handle handle) {
    addresses.note(hash(handle.key()), Requester.of(exchange).client().subscriber());
  }

  /// {@return an attempt that is counted. It is so only while it has its turn: many who know their
  /// passwords and wait do not shut out each other}
  ///
  /// @throws ProblemException when there were too many failures
  private RateLimitedAttempt count(String key, String address, String device, boolean known) {
    var attempt = new RateLimitedAttempt(limiter);
    Duration wait = take(attempt, key, address, device, known);
    if (!wait.isZero()) {
      throw ProblemException.limited(wait);
    }
    return attempt;
  }

  private static Duration take(
      RateLimitedAttempt attempt, String key, String address, String device, boolean known) {
    if (!device.isEmpty()
        && attempt.take(RateLimits.LOGIN_PER_DEVICE, key + ' ' + device).isZero()) {
      return Duration.ZERO;
    }
    Duration wait = attempt.take(RateLimits.LOGIN_PER_ADDRESS, address);
    if (wait.isZero()) {
      wait = attempt.take(RateLimits.LOGIN_PER_HANDLE, key);
    }
    return wait.isZero() || !known || !device.isEmpty()
        ? wait
        : attempt.take(RateLimits.LOGIN_PER_KNOWN_ADDRESS, key + ' ' + address);
  }

  /// Of one length whatever the client sent, and no handle in clear.
  private static String hash(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
