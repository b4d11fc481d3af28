// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.scan.UnscannedPolicy;
import java.time.Duration;

/// The operator's limits for media.
///
/// @param quota how many bytes the objects of one account may have together
/// @param largest how many bytes one object may have
/// @param lifetime how long objects are kept that ask for no end, and the most they may ask for
/// @param scannerAway what becomes of objects while there is a scanner that does not answer
public record MediaPolicy(
    long quota, long largest, Duration lifetime, UnscannedPolicy scannerAway) {
  /// 1 GiB an account, 100 MiB an object, thirty days.
  public static final MediaPolicy DEFAULT =
      new MediaPolicy(1L << 30, 100L << 20, Duration.ofDays(30), UnscannedPolicy.REFUSE);

  public MediaPolicy {
    if (quota < 1 || largest < 1 || !lifetime.isPositive()) {
      throw new IllegalArgumentException("quota, largest and lifetime: expected more than nothing");
    }
  }
}
