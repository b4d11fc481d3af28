// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The ports of the storage over any SQL database. An adapter implements
/// [dev.sotto.storage.sql.Database] and gets a [dev.sotto.storage.sql.SqlStorage]: reads go to a
/// pool of connections, writes to the one committer, [dev.sotto.storage.sql.GroupCommit]. The whys
/// are in RATIONALE.md beside the module's sources.
package dev.sotto.storage.sql;
