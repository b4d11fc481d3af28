// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

/// Numbers of the locks that all servers of an installation agree on. Known to them alone: other
/// users of the same database must not take them.
public final class AdvisoryLock {
  /// Held by who changes the schema: "sotto" and 1, in ASCII.
  static final long SCHEMA = 0x736f74746f31L;

  /// Held by who gives out message ids, until they are committed: "sotto" and 2.
  public static final long MESSAGES = 0x736f74746f32L;

  private AdvisoryLock() {}
}
