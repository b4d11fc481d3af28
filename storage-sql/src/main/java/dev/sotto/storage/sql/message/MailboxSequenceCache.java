// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.storage.sql.commit.BatchHook;
import dev.sotto.storage.sql.commit.Write;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Remembers the mailboxes of accounts that are written to, and the last number that each has given
/// out, so that a message need not read them. Owned by the committer's thread.
///
/// What is remembered holds as long as nothing but appends and acknowledgements is written: other
/// writes may add and remove mailboxes. So it is forgotten when a transaction has another write,
/// when another process has written, and when a transaction was not committed.
final class MailboxSequenceCache implements BatchHook {
  /// Accounts; beyond it everything is forgotten, which costs a read each.
  private static final int MAX_REMEMBERED = 50_000;

  private static final Sql READ =
      Sql.of("list-mailboxes", "SELECT device, last_seq FROM mailbox WHERE account = ?");

  private static final Sql NO_FOREIGN_WRITES = Sql.of("look-for-foreign-writes", "SELECT 0");

  private final Sql foreignWrites;
  private final Map<Long, List<End>> ends = new HashMap<>();
  private @Nullable SqlConnection seenWriter;
  private long writesSeen = -1;
  private boolean usable;

  /// Whether numbers were given out that are not known to be durable.
  private boolean ahead;

  /// @param foreignWrites reads a number that is another one after a write of another connection
  MailboxSequenceCache(Sql foreignWrites) {
    this.foreignWrites = foreignWrites;
  }

  /// Remembers nothing.
  MailboxSequenceCache() {
    this(NO_FOREIGN_WRITES);
  }

  /// A transaction begins.
  @Override
  public void run(List<? extends Write<?>> writes, SqlConnection writer) {
    long now = writer.first(foreignWrites, row -> row.number(1)).orElse(-1L);
    usable = writes.stream().allMatch(MailboxSequenceCache::keepsMailboxes);
    // The number tells writes apart that one connection has not made itself, and nothing to
    // another.
    boolean foreign = now != writesSeen || writer != seenWriter;
    if (ahead || !usable || foreign || ends.size() > MAX_REMEMBERED) {
      ends.clear();
    }
    ahead = false;
    seenWriter = writer;
    writesSeen = now;
  }

  private static boolean keepsMailboxes(Write<?> write) {
    return write instanceof AppendMessage || write instanceof AcknowledgeMailbox;
  }

  /// {@return the mailboxes of an account, whose numbers the caller may raise in this transaction}
  List<End> of(SqlConnection writer, long account) {
    if (!usable) {
      return read(writer, account);
    }
    ahead = true;
    return ends.computeIfAbsent(account, _ -> read(writer, account));
  }

  private static List<End> read(SqlConnection writer, long account) {
    return writer.all(READ, row -> new End((int) row.number(1), row.number(2)), account);
  }

  /// The transaction was committed.
  void committed() {
    ahead = false;
  }

  /// A mailbox.
  static final class End {
    private final int device;
    private long last;

    private End(int device, long last) {
      this.device = device;
      this.last = last;
    }

    int device() {
      return device;
    }

    /// {@return the next number}
    long next() {
      last++;
      return last;
    }
  }
}
