// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Statements, rows and connections. An adapter implements [Database] and [SqlDialect]; all
/// statements are [Sql] constants. A query goes [QueryRunner] -> [ConnectionPool] ->
/// [SqlConnection], which prepares each statement once and translates every failure of the driver;
/// a [RowMapper] makes a value of each [Row]. [ReaderPool] is the pool of an [EmbeddedDatabase]. A
/// sweep that must not stop at a damaged row reads through [DamagedRowFilter].
@NullMarked
package dev.sotto.storage.sql.jdbc;

import org.jspecify.annotations.NullMarked;
