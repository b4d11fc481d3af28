// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key that the nodes of a test share.
public final class TestInstallationKey {
  private TestInstallationKey() {}

  /// {@return the same key each time}
  public static SecretKey shared() {
    return new SecretKeySpec(new byte[32], "HmacSHA256");
  }
}
