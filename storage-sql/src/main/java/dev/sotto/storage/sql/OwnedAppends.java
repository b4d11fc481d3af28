// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageStore.CommitListener;
import java.time.Instant;

/// Stores messages one after the other in the committer's transactions.
final class OwnedAppends implements Appends {
  private final GroupCommit commits;
  private final SendOrder order;
  private final Correspondence correspondence = new Correspondence();

  OwnedAppends(GroupCommit commits, OwnedDatabase database) {
    this.commits = commits;
    order = new SendOrder(database.lastMessageId());
  }

  @Override
  public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
    return commits
        .write(new AppendMessage(draft, sentAt, listener, order, correspondence))
        .result();
  }

  @Override
  public void close() {
    commits.close();
  }
}
