// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.core.NetworkFailure;
import java.sql.SQLException;

/// The meaning of PostgreSQL's failures to an operator
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html). Never the server's own words:
/// they quote users and what was stored.
///
/// @param name of the database, as `postgres://host:5432/sotto`
record PostgresFailures(String name) {
  private static final NetworkFailure NETWORK = new NetworkFailure("PostgreSQL", "SOTTO_STORAGE");

  String explain(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.isEmpty()
        ? name + " does not answer"
        : "%s %s (SQL state %s)".formatted(name, what(state, failure), state);
  }

  private static String what(String state, SQLException failure) {
    return switch (state) {
      case "28P01" -> "refuses the password: check user and password in SOTTO_STORAGE";
      case "28000" ->
          "refuses the user from this host, or the way of the connection: check the user, sslmode, and pg_hba.conf on the server";
      case "3D000" ->
          "has no such database: correct the name in SOTTO_STORAGE, or make it with createdb -E UTF8 -T template0";
      case "42501" ->
          "does not allow this user to do that: make the user the owner of the database";
      case "53300" -> "has no connection left: raise max_connections there, or lower pool_size";
      case "53100" -> "has no disk left: make room there";
      case "57P03" -> "is starting or stopping: try again in a moment";
      case "57014" -> "took longer than statement_timeout";
      case "25006" -> "takes no writes, it is a replica: name the primary in SOTTO_STORAGE";
      case "08001", "08004", "08006", "08000", "08003" -> unreachable(failure);
      default -> "fails";
    };
  }

  private static String unreachable(SQLException failure) {
    return NETWORK
        .explain(failure)
        .orElse(
            "cannot be reached, or is not what it should be: check host, port, sslmode, and that it is the primary");
  }
}
