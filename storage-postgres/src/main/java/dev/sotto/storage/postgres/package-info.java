// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Storage in PostgreSQL. Start from [dev.sotto.storage.postgres.PostgresStorageProvider]; the
/// schema and its comments are in the migrations beside this package's classes.
package dev.sotto.storage.postgres;
