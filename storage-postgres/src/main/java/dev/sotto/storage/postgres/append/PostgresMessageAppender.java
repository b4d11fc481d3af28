// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.append;

import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageStore.CommitListener;
import dev.sotto.storage.postgres.connection.PostgresDatabase;
import dev.sotto.storage.sql.commit.GroupCommit;
import dev.sotto.storage.sql.message.CorrespondenceCache;
import dev.sotto.storage.sql.message.MessageAppender;
import java.time.Instant;

/// Stores the messages of this server that wait together in one transaction of a few statements.
/// Safe for use by many threads.
public final class PostgresMessageAppender implements MessageAppender {
  private final CorrespondenceCache correspondence;
  private final GroupCommit commits;

  private PostgresMessageAppender(CorrespondenceCache correspondence, GroupCommit commits) {
    this.correspondence = correspondence;
    this.commits = commits;
  }

  public static PostgresMessageAppender start(PostgresDatabase database) {
    var correspondence = new CorrespondenceCache();
    return new PostgresMessageAppender(
        correspondence, GroupCommit.start(database, new BatchAppend(correspondence)));
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
