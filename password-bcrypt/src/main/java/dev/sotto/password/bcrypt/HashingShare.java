// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.password.bcrypt;

import dev.sotto.core.bound.Bound;

/// The share of a machine's processors that the hashing of passwords may take. Threads of Linux
/// know no priorities that could keep hashes from messages: there are only as many as the share
/// needs, and where it is no whole number of processors each of them rests after each hash.
///
/// @param percent 1 to 100, of all processors
/// @param processors of the machine
public record HashingShare(int percent, int processors) {
  private static final int ALL = 100;

  /// Half of what a log-in waits for its turn ([dev.sotto.core.bound.Bound#PASSWORDS]): the
  /// smallest share lets somebody in, too.
  private static final long LONGEST_PAUSE = Bound.PASSWORDS.time().toNanos() / 2;

  public HashingShare {
    if (percent < 1 || percent > ALL || processors < 1) {
      throw new IllegalArgumentException(
          "share of hashes: %d %% of %d processors".formatted(percent, processors));
    }
  }

  /// {@return a share of the processors of this machine}
  ///
  /// @param percent 1 to 100
  public static HashingShare ofThisMachine(int percent) {
    return new HashingShare(percent, Runtime.getRuntime().availableProcessors());
  }

  /// {@return how many passwords are hashed at once, at least one}
  public int threads() {
    return Math.ceilDiv(percent * processors, ALL);
  }

  /// {@return how long a thread rests after work that took `nanos`, so that all of them together
  /// take no more than the share}
  long pause(long nanos) {
    long share = (long) percent * processors;
    return Math.min(LONGEST_PAUSE, nanos * (threads() * (long) ALL - share) / share);
  }
}
