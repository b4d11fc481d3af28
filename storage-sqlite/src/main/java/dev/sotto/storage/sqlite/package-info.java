// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Storage in one SQLite file. [SqliteStorageProvider] opens a [SqliteFile], migrates it
/// ([SqliteMigrations]) and gives `SqlStorage` a [SqliteDatabase]. The committer writes in
/// [ImmediateTransaction]s; a [FileReplacementCheck] surrounds each, and the [Checkpointer] copies
/// the [WriteAheadLog] beside it. [SqliteFailures] tells operators what SQLite's result codes mean.
@NullMarked
package dev.sotto.storage.sqlite;

import org.jspecify.annotations.NullMarked;
