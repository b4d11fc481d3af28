// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The storage over any SQL database: one class for each port, opened by [SqlStorage]. An adapter
/// describes its database ([Database][dev.sotto.storage.sql.jdbc.Database]) and hands over how it
/// lends connections, runs writes and appends messages. A read goes store ->
/// [QueryRunner][dev.sotto.storage.sql.jdbc.QueryRunner] -> pool; a write goes store ->
/// [Transactions][dev.sotto.storage.sql.commit.Transactions]. Here are rooms, calls, media and what
/// an installation has once; `account` and `message` have the rest. The whys are in RATIONALE.md of
/// the module.
@NullMarked
package dev.sotto.storage.sql;

import org.jspecify.annotations.NullMarked;
