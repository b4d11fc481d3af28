// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// The differences between databases in what they are told and tell. Everything else in the
/// statements is common to them. Safe for use by many threads.
public interface SqlDialect {
  /// {@return the words that stand for the placeholders of statements}
  Words words();

  /// {@return what is bound for a point in time, as the database keeps it: in milliseconds}
  Object parameter(Instant moment);

  /// {@return the point in time in a column of the row that `result` stands on}
  Instant moment(ResultSet result, int column) throws SQLException;

  /// {@return the text in a column of the row that `result` stands on}
  default String text(ResultSet result, int column) throws SQLException {
    return result.getString(column);
  }

  /// {@return whether the parts of a union that are each in the wanted order are merged, and no
  /// further than a limit behind the union asks for}
  default boolean mergesUnions() {
    return false;
  }

  /// {@return whether a part of a statement (`WITH`) may change rows and hand them on}
  default boolean changesInParts() {
    return false;
  }

  /// {@return whether the driver holds all rows of a result before the first one is read}
  default boolean holdsResults() {
    return false;
  }

  /// Makes other writers that name the same wait until the transaction ends; for rules about rows
  /// that may not be there yet. Does nothing where there are no other writers.
  default void lockName(SqlConnection writer, String name) {}

  /// The parts that statements leave open.
  ///
  /// @param lock for `{lock}` behind a query: keeps its rows from other writers until the
  ///   transaction ends; empty when there are none
  /// @param skipLocked for `{skip locked}` behind a query: the same, without the rows that another
  ///   writer has locked
  /// @param never for `{never}`: [dev.sotto.core.message.Lifetime#NEVER] as a literal
  record Words(String lock, String skipLocked, String never) {
    /// {@return `text` with the words in place of the placeholders}
    public String fill(String text) {
      return text.indexOf('{') < 0
          ? text
          : text.replace("{lock}", lock)
              .replace("{skip locked}", skipLocked)
              .replace("{never}", never);
    }

    boolean haveLocks() {
      return !lock.isEmpty();
    }
  }
}
