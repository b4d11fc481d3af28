// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A real PostgreSQL for tests. Start from [dev.sotto.testkit.postgres.EmbeddedPostgres].
package dev.sotto.testkit.postgres;
