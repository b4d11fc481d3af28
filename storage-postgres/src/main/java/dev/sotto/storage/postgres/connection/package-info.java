// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Connections to one database. [PostgresUrl] -> [PostgresDatabase] -> [SessionDataSource], lent by
/// [PostgresConnectionPool]; [PostgresTransactions] gives each write one of its own, on its
/// caller's thread. What passes is tried again ([TransientRetries], by the codes in [SqlStates]);
/// [StallWatch] ends connections that say nothing; [PostgresFailures] words the rest for operators.
/// [DurabilityCheck] refuses servers that lose what they confirm.
@NullMarked
package dev.sotto.storage.postgres.connection;

import org.jspecify.annotations.NullMarked;
