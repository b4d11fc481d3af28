// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.util.Set;

/// The names of the figures and of their groups: what is printed, and what the aims are told by.
final class MeasurementNames {
  static final String SQLITE = "SQLite";
  static final String POSTGRES = "PostgreSQL";
  static final String HISTORY = "History on SQLite, pages of 1,000 rows, 16 readers";
  static final String IDLE = "Idle sockets, from a fresh start";
  static final String START = "Start";
  static final String MEMORY = "Memory after load";
  static final String LOGINS = "Log-ins on SQLite at bcrypt cost 12, 16 senders";

  static final String P50 = "p50, ms";
  static final String P99 = "p99, ms";
  static final String P999 = "p99.9, ms";
  static final String MAX = "longest, ms";
  static final String P99_BY_P50 = "p99 / p50";
  static final String PROBE = "slowest bare fsync meanwhile, ms";
  static final String DATABASE_CPU = "database CPU, µs";
  static final String MESSAGES = "messages a second";
  static final String PAGES = "pages a second";
  static final String RESIDENT_EACH = "resident, KiB each";
  static final String CONNECT = "seconds to connect all";
  static final String FIRST_ANSWER = "first answer, ms";
  static final String RESIDENT_IDLE = "resident when idle, MiB";
  static final String MEMORY_RATIO = "after / before";
  static final String SHARE = "of the rate without log-ins";
  static final String CODES = "codes a second";
  static final String ROUND_TRIPS = "sends to the database a message";

  /// Of which the longest of all rounds is told.
  static final Set<String> LONGEST = Set.of(MAX, PROBE);

  private MeasurementNames() {}

  /// {@return what the server's processors spend on one of those}
  static String cpu(String unit) {
    return "server CPU, µs a " + unit;
  }

  /// {@return what the server allocates for one of those}
  static String allocated(String unit) {
    return "allocated, KB a " + unit;
  }

  /// {@return the group of a storage at so many senders}
  static String senders(String storage, int senders) {
    return "%s, %d sender%s".formatted(storage, senders, senders == 1 ? "" : "s");
  }

  /// {@return the group of what is counted on a storage}
  static String calls(String storage, int senders) {
    return "%s, calls at %d sender%s (a message)"
        .formatted(storage, senders, senders == 1 ? "" : "s");
  }

  /// {@return the group of the codes on a storage}
  static String codes(String storage) {
    return "Join codes on %s, 16 pairs of clients".formatted(storage);
  }
}
