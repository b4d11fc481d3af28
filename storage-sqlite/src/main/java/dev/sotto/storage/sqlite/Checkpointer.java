// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Copies what is in the write-ahead log into the database file, on a thread and a connection of
/// its own, so that no commit waits for it (https://www.sqlite.org/wal.html#checkpointing).
///
/// A copy beside the committer never quite catches up with it, and only when all is copied, and
/// nobody reads any more what was in the log before, it can begin anew. So once the log is long and
/// little is left, the committer is asked to copy the rest between two transactions: some hundred
/// pages, in a few milliseconds. While an export, or a move, reads what was in the log when it
/// began, much is left, and the log grows.
///
/// [#beforeTransaction] and [#committed] are for the committer's thread.
final class Checkpointer {
  private static final System.Logger LOG = System.getLogger(Checkpointer.class.getName());

  /// Asks how many pages are in the log, and how many of them are copied; copies nothing.
  private static final Sql LOOK = Sql.of("look-at-log", "PRAGMA wal_checkpoint(NOOP)");

  private static final Sql COPY = Sql.of("copy-log", "PRAGMA wal_checkpoint(PASSIVE)");
  private static final Sql RESTART = Sql.of("restart-log", "PRAGMA wal_checkpoint(RESTART)");
  private static final Sql SHORTEN = Sql.of("shorten-log", "PRAGMA wal_checkpoint(TRUNCATE)");

  /// How long the committer waits for readers that began before all was copied, in milliseconds.
  /// The longer the log has become because they follow each other without a gap, the longer.
  private static final List<Sql> HURRY = List.of(hurry(10), hurry(50), hurry(250));

  private static final Sql PATIENT =
      Sql.of(
          "be-patient", "PRAGMA busy_timeout = %d".formatted(SqliteDatabase.BUSY_TIMEOUT_MILLIS));

  /// Pages that the committer may copy, for each [Limits#hurryPages] of the log: some milliseconds.
  private static final int REST = 500;

  /// Copies one after the other until so little is left; each takes a part of the time of the last.
  private static final int PASSES = 6;

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /// Failures in a row after which it is told.
  private static final int WORTH_TELLING = 2;

  private final SqliteDatabase database;
  private final Limits limits;
  private final Thread thread;
  private volatile long commits;
  private volatile boolean restartWanted;
  private volatile int urgency;
  private volatile long restartNotBefore = System.nanoTime();
  private volatile boolean closing;

  /// How many attempts have failed in a row. Of the thread that copies.
  private int failures;

  Checkpointer(SqliteDatabase database, Limits limits) {
    this.database = database;
    this.limits = limits;
    thread = Thread.ofPlatform().daemon().name("sotto-checkpointer").unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  /// Waits for the copy under way.
  void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Copies the rest when that was asked for.
  void beforeTransaction(SqlConnection writer) {
    if (!restartWanted) {
      return;
    }
    writer.execute(HURRY.get(urgency));
    try {
      Log log = Log.after(writer, RESTART);
      if (log.held()) {
        restartNotBefore = System.nanoTime() + limits.retry().toNanos();
      }
    } catch (RuntimeException e) {
      // Only of use, not needed: what is stored is in the log.
      LOG.log(Level.WARNING, "the log of the database could not begin anew", e);
    } finally {
      writer.execute(PATIENT);
      restartWanted = false;
    }
  }

  /// Told of each commit.
  @SuppressWarnings("NonAtomicVolatileUpdate") // The committer alone writes it.
  void committed() {
    commits++;
  }

  private void work() {
    while (!closing) {
      try (Connection connection = database.openCheckpointer();
          var own = new SqlConnection(connection, database)) {
        attend(own);
      } catch (SQLException | RuntimeException | Error e) {
        // Whatever it was: without this thread the log grows until the disk is full.
        failures++;
        // The first may meet another connection that recovers the log after a crash.
        if (failures == WORTH_TELLING) {
          LOG.log(Level.WARNING, "the log of the database cannot be copied, and grows", e);
        }
        LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      }
    }
  }

  private void attend(SqlConnection connection) {
    long seen = 0;
    long since = System.nanoTime();
    // A crash may have left a log.
    boolean settled = false;
    while (!closing) {
      LockSupport.parkNanos(limits.look().toNanos());
      long now = commits;
      if (now != seen) {
        seen = now;
        since = System.nanoTime();
        settled = false;
        keepUp(connection);
      } else if (!settled && System.nanoTime() - since > limits.quiet().toNanos()) {
        settled = settle(connection);
        since = System.nanoTime();
      }
    }
  }

  private void keepUp(SqlConnection connection) {
    Log log = Log.after(connection, LOOK);
    if (restartWanted || (log.left() < limits.worthCopying() && log.pages() < limits.mostPages())) {
      // Nothing that grows is left by failures before.
      failures = 0;
      return;
    }
    log = Log.after(connection, COPY);
    // Not before: that it can be looked at does not say that it can be copied.
    failures = 0;
    boolean isLong = log.pages() >= limits.mostPages();
    long lengths = log.pages() / limits.hurryPages();
    long rest = REST * Math.max(1, lengths);
    for (int pass = 1; isLong && log.left() > rest && pass < PASSES; pass++) {
      log = Log.after(connection, COPY);
    }
    urgency = lengths < 2 ? 0 : lengths < 4 ? 1 : 2;
    restartWanted = isLong && log.left() <= rest && System.nanoTime() - restartNotBefore >= 0;
  }

  /// {@return whether there is nothing left to be done}
  private boolean settle(SqlConnection connection) {
    Log log = Log.after(connection, COPY);
    if (!log.held() && log.left() == 0 && log.pages() > 0) {
      // What is overwritten next needs no new room on the disk, so its syncs take less.
      log = Log.after(connection, log.pages() > limits.keptPages() ? SHORTEN : RESTART);
    }
    failures = 0;
    return !log.held() && log.left() == 0;
  }

  private static Sql hurry(int millis) {
    return Sql.of("hurry-restart-" + millis, "PRAGMA busy_timeout = " + millis);
  }

  /// The content of the log.
  ///
  /// @param held whether somebody still needs it, so that it could not be copied, or begin anew
  /// @param pages written since it last began anew; -1 when that is not known
  /// @param copied how many of them are in the database file
  private record Log(boolean held, long pages, long copied) {
    static Log after(SqlConnection connection, Sql checkpoint) {
      return connection
          .first(checkpoint, row -> new Log(row.number(1) != 0, row.number(2), row.number(3)))
          .orElseThrow();
    }

    long left() {
      return pages - copied;
    }
  }

  /// The limits from which it does what.
  ///
  /// @param worthCopying pages of 4 KiB that are worth a copy, with its two syncs
  /// @param mostPages from which on the log is to begin anew. The larger it is, the more often a
  ///   page is written to the log before it is copied once, and the rarer the committer copies a
  ///   rest
  /// @param hurryPages for each of which the committer may copy more, and for the second and fourth
  ///   of which it waits longer for readers
  /// @param look how often it looks
  /// @param retry between two attempts of the committer that readers have made futile
  /// @param quiet after so long without a commit everything is copied and the log begins anew; one
  ///   that is too long is cut off
  record Limits(
      int worthCopying,
      int mostPages,
      int hurryPages,
      Duration look,
      Duration retry,
      Duration quiet) {
    /// The log takes 64 to 128 MiB of the disk, and more only while readers keep it from beginning
    /// anew.
    static final Limits USUAL =
        new Limits(
            8_000,
            16 * 1024,
            64 * 1024,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    /// {@return to how many pages the log is cut when it begins anew: with room for what is written
    /// between two looks}
    int keptPages() {
      return 2 * mostPages;
    }
  }
}
