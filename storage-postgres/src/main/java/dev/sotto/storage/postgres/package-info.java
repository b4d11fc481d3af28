// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Storage in PostgreSQL. [PostgresStorageProvider] reads the URL, requires safe settings, checks
/// the schema ([PostgresMigrations]) and puts a storage together: connections from `connection`,
/// messages through `append`, everything else as `SqlStorage` does it. The schema and its comments
/// are in the migrations beside this package's classes.
@NullMarked
package dev.sotto.storage.postgres;

import org.jspecify.annotations.NullMarked;
