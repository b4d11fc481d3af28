// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The common part of the SQL storages: statements, row mapping, group commit, migrations. Knows no
/// particular database.
///
/// The warning is suppressed because the modules named in the export are compiled after this one.
@NullMarked
@SuppressWarnings("module")
module dev.sotto.storage.sql {
  requires static org.jspecify;
  requires transitive dev.sotto.core;
  requires transitive java.sql;
  requires io.helidon.dbclient;
  requires io.helidon.dbclient.jdbc;

  exports dev.sotto.storage.sql to
      dev.sotto.storage.postgres,
      dev.sotto.storage.sqlite;
  exports dev.sotto.storage.sql.commit to
      dev.sotto.storage.postgres,
      dev.sotto.storage.sqlite;
  exports dev.sotto.storage.sql.jdbc to
      dev.sotto.storage.postgres,
      dev.sotto.storage.sqlite;
  exports dev.sotto.storage.sql.message to
      dev.sotto.storage.postgres,
      dev.sotto.storage.sqlite;
  exports dev.sotto.storage.sql.schema to
      dev.sotto.storage.postgres,
      dev.sotto.storage.sqlite;
  exports dev.sotto.storage.sql.transfer to
      dev.sotto.storage.postgres,
      dev.sotto.storage.sqlite;
}
