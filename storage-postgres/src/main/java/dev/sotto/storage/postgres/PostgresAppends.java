// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageStore.CommitListener;
import dev.sotto.storage.sql.Appends;
import dev.sotto.storage.sql.Correspondence;
import dev.sotto.storage.sql.GroupCommit;
import java.time.Instant;

/// Stores the messages of this server that wait together in one transaction of a few statements.
/// Safe for use by many threads.
final class PostgresAppends implements Appends {
  private final Correspondence correspondence;
  private final GroupCommit commits;

  private PostgresAppends(Correspondence correspondence, GroupCommit commits) {
    this.correspondence = correspondence;
    this.commits = commits;
  }

  static PostgresAppends start(PostgresDatabase database) {
    var correspondence = new Correspondence();
    return new PostgresAppends(
        correspondence, GroupCommit.start(database, new BulkAppend(correspondence)));
  }

  @Override
  public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
    return commits.write(new PendingAppend(draft, sentAt, listener, correspondence));
  }

  @Override
  public void close() {
    commits.close();
  }
}
