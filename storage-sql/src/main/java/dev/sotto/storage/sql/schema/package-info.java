// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The schema and its versions. [SchemaMigrator] takes the [SchemaMigrations] that are missing, in
/// one transaction, and refuses a schema that is newer, or into which a transfer was not finished
/// ([UnfinishedTransferMarker]). [TransferTables] describes every table that is transferred, for
/// each version since archives exist, and [TableStatements] makes its statements; [EmptySchema]
/// proves that a target has no rows.
@NullMarked
package dev.sotto.storage.sql.schema;

import org.jspecify.annotations.NullMarked;
