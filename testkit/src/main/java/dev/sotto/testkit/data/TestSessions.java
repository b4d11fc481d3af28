// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.data;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.testkit.TestRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Sessions for tests.
public final class TestSessions {
  /// How long [#aSession] lasts.
  public static final Duration LIFETIME = Duration.ofDays(1);

  private static final RandomGenerator RANDOM = TestRandom.seeded(1);

  private TestSessions() {}

  /// {@return a session of this device with an id of its own}
  public static Session aSession(DeviceAddress device, Instant createdAt) {
    return new Session(
        SessionId.random(RANDOM), device, createdAt, createdAt, createdAt.plus(LIFETIME));
  }

  /// {@return what stands for the hash of a refresh token}
  public static String aTokenHash(String token) {
    return "%64s".formatted(token).replace(' ', '0');
  }
}
