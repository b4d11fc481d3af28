// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.storage.sql.jdbc.Database.Failure;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// The SQLSTATE codes of PostgreSQL and what they say about a transaction
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
final class SqlStates {
  /// Serialization failure, deadlock, lock not available; shutdown, crash, starting up; too many
  /// connections.
  private static final Set<String> TRANSIENT =
      Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300");

  private static final String CONNECTION_CLASS = "08";
  private static final String SHUTDOWN_CLASS = "57P0";
  private static final String CONSTRAINT_CLASS = "23";

  /// Data or index corrupted.
  private static final Set<String> CORRUPT = Set.of("XX001", "XX002");

  private SqlStates() {}

  static Failure classify(SQLException failure) {
    String state = state(failure);
    if (CORRUPT.contains(state)) {
      return Failure.CORRUPT;
    }
    return state.startsWith(CONSTRAINT_CLASS) ? Failure.BROKEN_RULE : Failure.UNAVAILABLE;
  }

  /// {@return whether the same transaction may succeed at once}
  static boolean isTransient(SQLException failure) {
    return isLostConnection(failure) || TRANSIENT.contains(state(failure));
  }

  /// {@return whether the connection is gone, and with it the answer}
  static boolean isLostConnection(SQLException failure) {
    String state = state(failure);
    return state.startsWith(CONNECTION_CLASS) || state.startsWith(SHUTDOWN_CLASS);
  }

  /// {@return whether a constraint was broken, perhaps by what another transaction did meanwhile}
  static boolean isConstraint(SQLException failure) {
    return state(failure).startsWith(CONSTRAINT_CLASS);
  }

  /// {@return the driver's failure below `failure`}
  static Optional<SQLException> below(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
