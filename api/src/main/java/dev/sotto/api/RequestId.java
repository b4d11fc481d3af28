// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Names the request that the current thread serves, in logs and answers.
public final class RequestId {
  private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();
  private static final int BYTES = 8;

  private RequestId() {}

  /// {@return the id of the request that this thread serves; empty outside requests}
  public static String currentOrEmpty() {
    return CURRENT.isBound() ? CURRENT.get() : "";
  }

  /// Runs `work` as the service of a new request.
  public static void runNew(RandomGenerator random, Runnable work) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    ScopedValue.where(CURRENT, HexFormat.of().formatHex(bytes)).run(work);
  }
}
