// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static org.sqlite.SQLiteErrorCode.SQLITE_CONSTRAINT;
import static org.sqlite.SQLiteErrorCode.SQLITE_CORRUPT;
import static org.sqlite.SQLiteErrorCode.SQLITE_NOTADB;

import dev.sotto.storage.sql.jdbc.ConnectionInitializer;
import dev.sotto.storage.sql.jdbc.EmbeddedDatabase;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.jdbc.SqlDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;

/// Connections to one file. Safe for use by many threads.
final class SqliteDatabase implements EmbeddedDatabase {
  private static final Sql HAS_TABLE =
      Sql.of("find-table", "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");

  // Kept by AUTOINCREMENT, also when the messages themselves are gone.
  static final Sql LAST_MESSAGE_ID =
      Sql.of("find-last-message-id", "SELECT seq FROM sqlite_sequence WHERE name = 'message'");

  // https://www.sqlite.org/pragma.html#pragma_data_version
  private static final Sql FOREIGN_WRITES =
      Sql.of("look-for-foreign-writes", "PRAGMA data_version");

  // Pages that are kept for the next reading.
  private static final Sql SHRINK = Sql.of("release-memory", "PRAGMA shrink_memory");

  private static final System.Logger LOG = System.getLogger(SqliteDatabase.class.getName());
  private static final int READERS = 4;
  private static final int TIMELINE_BYTES = 8;

  /// The command line writes to the same file while the server runs.
  static final int BUSY_TIMEOUT_MILLIS = 5_000;

  private static final int WRITER_CACHE_KIB = 64 * 1024;
  private static final int READER_CACHE_KIB = 16 * 1024;
  private static final int CHECKPOINTER_CACHE_KIB = 1024;
  private static final int PAGE_BYTES = 4096;

  /// Of a page in the log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log).
  private static final int FRAME_HEADER_BYTES = 24;

  private final SqliteFile file;
  private final FileReplacementCheck sameFile;
  private final Checkpointer.Limits limits;

  /// While somebody else copies the log, those who commit do not.
  private volatile @Nullable Checkpointer checkpointer;

  /// Nobody replaces the file while a server has it open: each start may be that of another one.
  private final String timeline = drawn();

  SqliteDatabase(SqliteFile file) {
    this(file, Checkpointer.Limits.USUAL);
  }

  SqliteDatabase(SqliteFile file, Checkpointer.Limits limits) {
    SqliteNativeLibrary.usePackaged();
    this.file = file;
    this.limits = limits;
    sameFile = new FileReplacementCheck(file.path());
  }

  @Override
  public long freeBytes() {
    try {
      return Files.getFileStore(file.path()).getUsableSpace();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the room on the disk cannot be found out", e);
      return Long.MAX_VALUE;
    }
  }

  @Override
  public Connection openWriter() throws SQLException {
    SQLiteConfig config = common(WRITER_CACHE_KIB);
    config.enforceForeignKeys(true);
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalSizeLimit(logBytes());
    config.setPragma(
        SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT,
        Integer.toString(checkpointer == null ? limits.worthCopying() : 0));
    return ConnectionInitializer.of(
        config.createConnection("jdbc:sqlite:" + file.path()),
        writer -> {
          WriteAheadLog.enable(writer);
          ImmediateTransaction.prepare(writer);
          syncWholly(writer);
          sameFile.remember();
        });
  }

  @Override
  public Connection openReader() throws SQLException {
    SQLiteConfig config = common(READER_CACHE_KIB);
    return ConnectionInitializer.of(
        config.createConnection("jdbc:sqlite:" + file.path()),
        reader -> {
          // Not opened read-only: such a connection could not recover the log after a crash.
          try (Statement statement = reader.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
          }
          syncWholly(reader);
        });
  }

  /// {@return the connection that copies the log. It waits for nobody: while it waits for readers
  /// to cut off the log, nobody could commit}
  Connection openCheckpointer() throws SQLException {
    // Not an empty file in the place of one that is gone.
    sameFile.require();
    SQLiteConfig config = common(CHECKPOINTER_CACHE_KIB);
    config.setBusyTimeout(0);
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalSizeLimit(logBytes());
    return ConnectionInitializer.of(
        config.createConnection("jdbc:sqlite:" + file.path()), SqliteDatabase::syncWholly);
  }

  /// {@return to what length the log is cut when it begins anew. One that is overwritten needs no
  /// new room on the disk, so its syncs take less}
  private int logBytes() {
    return limits.keptPages() * (PAGE_BYTES + FRAME_HEADER_BYTES);
  }

  @Override
  public Runnable startCheckpoints() {
    var started = new Checkpointer(this, limits);
    checkpointer = started;
    started.start();
    return started::close;
  }

  /// Asks macOS to write to the disk itself, where `fsync` alone leaves data in its cache
  /// (https://www.sqlite.org/pragma.html#pragma_fullfsync). Without effect elsewhere. Readers too:
  /// the one that closes last copies the log into the file.
  private static void syncWholly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA fullfsync = ON");
      statement.execute("PRAGMA checkpoint_fullfsync = ON");
    }
  }

  /// Looks at the structure of the file; not at what its indexes say about its tables, which would
  /// take several times as long (https://www.sqlite.org/pragma.html#pragma_quick_check).
  @Override
  public Optional<String> findDamage() throws SQLException {
    try (Connection own = openReader();
        Statement statement = own.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
      String first = found.next() ? found.getString(1) : "no answer";
      return first.equals("ok")
          ? Optional.empty()
          : Optional.of(
              "%s is damaged (%s): stop the server, keep a copy of the file, and restore a backup"
                  .formatted(file.path(), first.lines().findFirst().orElse("")));
    } catch (SQLException e) {
      if (classify(e) == Failure.CORRUPT) {
        return Optional.of(explain(e));
      }
      throw e;
    }
  }

  @Override
  public boolean hasTable(SqlConnection reader, String table) {
    return reader.first(HAS_TABLE, row -> row.number(1), table).isPresent();
  }

  @Override
  public String timeline(SqlConnection reader) {
    return timeline;
  }

  @Override
  public SqlDialect dialect() {
    return SqliteDialect.INSTANCE;
  }

  @Override
  public Sql lastMessageId() {
    return LAST_MESSAGE_ID;
  }

  @Override
  public Sql foreignWrites() {
    return FOREIGN_WRITES;
  }

  @Override
  public int readers() {
    return READERS;
  }

  @Override
  public Transaction transaction() {
    return new ImmediateTransaction(sameFile, checkpointer);
  }

  @Override
  public Failure classify(SQLException failure) {
    int primaryCode = failure.getErrorCode() & 0xff;
    if (primaryCode == SQLITE_CORRUPT.code || primaryCode == SQLITE_NOTADB.code) {
      return Failure.CORRUPT;
    }
    return primaryCode == SQLITE_CONSTRAINT.code ? Failure.BROKEN_RULE : Failure.UNAVAILABLE;
  }

  @Override
  public String explain(SQLException failure) {
    return SqliteFailures.explain(file.path(), failure);
  }

  @Override
  public void releaseMemory(SqlConnection connection) {
    connection.execute(SHRINK);
  }

  @Override
  public void beforeClose(Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA optimize");
    }
  }

  private static String drawn() {
    var bytes = new byte[TIMELINE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static SQLiteConfig common(int cacheKib) {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setTempStore(TempStore.MEMORY);
    config.setCacheSize(-cacheKib);
    // The driver lets one thread at a time into a connection already.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    // Nobody asks for them, and the driver would query them after each update.
    config.setGetGeneratedKeys(false);
    return config;
  }
}
