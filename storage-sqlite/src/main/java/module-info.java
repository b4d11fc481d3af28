// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Keeps everything in one SQLite file: the default, and enough for a laptop.
///
/// @provides dev.sotto.core.spi.StorageProvider for the scheme `sqlite`
@NullMarked
module dev.sotto.storage.sqlite {
  requires static org.jspecify;
  requires dev.sotto.core;
  requires dev.sotto.storage.sql;
  requires java.sql;
  requires org.xerial.sqlitejdbc;

  provides dev.sotto.core.spi.StorageProvider with
      dev.sotto.storage.sqlite.SqliteStorageProvider;
}
