// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Storage in one SQLite file. Start from [dev.sotto.storage.sqlite.SqliteStorageProvider]; the
/// schema and its comments are in the migrations beside this package's classes.
package dev.sotto.storage.sqlite;
