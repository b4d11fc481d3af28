// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Keeps everything in PostgreSQL, which several servers may share.
///
/// @provides dev.sotto.core.spi.StorageProvider for the schemes `postgres` and `postgresql`
@NullMarked
module dev.sotto.storage.postgres {
  requires static org.jspecify;
  requires com.zaxxer.hikari;
  requires dev.sotto.core;
  requires dev.sotto.storage.sql;
  requires io.helidon.dbclient.jdbc;
  requires java.naming;
  requires java.sql;
  requires org.postgresql.jdbc;

  provides dev.sotto.core.spi.StorageProvider with
      dev.sotto.storage.postgres.PostgresStorageProvider;
}
