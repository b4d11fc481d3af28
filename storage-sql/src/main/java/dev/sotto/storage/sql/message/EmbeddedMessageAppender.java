// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageStore.CommitListener;
import dev.sotto.storage.sql.commit.GroupCommit;
import dev.sotto.storage.sql.jdbc.EmbeddedDatabase;
import java.time.Instant;

/// Stores messages one after the other in the committer's transactions.
public final class EmbeddedMessageAppender implements MessageAppender {
  private final GroupCommit commits;
  private final Runnable endCheckpoints;
  private final AppendMessage.Remembered remembered;

  private EmbeddedMessageAppender(
      GroupCommit commits, Runnable endCheckpoints, AppendMessage.Remembered remembered) {
    this.commits = commits;
    this.endCheckpoints = endCheckpoints;
    this.remembered = remembered;
  }

  /// Starts the committer, and what goes on beside it.
  public static EmbeddedMessageAppender start(EmbeddedDatabase database) {
    var remembered =
        new AppendMessage.Remembered(
            new MessageIdGenerator(database.lastMessageId()),
            new CorrespondenceCache(),
            new MailboxSequenceCache(database.foreignWrites()));
    Runnable endCheckpoints = database.startCheckpoints();
    try {
      return new EmbeddedMessageAppender(
          GroupCommit.start(database, remembered.mailboxes()), endCheckpoints, remembered);
    } catch (RuntimeException e) {
      endCheckpoints.run();
      throw e;
    }
  }

  /// {@return what does all that writes}
  public GroupCommit commits() {
    return commits;
  }

  @Override
  public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
    return commits.write(new AppendMessage(draft, sentAt, listener, remembered)).result();
  }

  @Override
  public void close() {
    commits.close();
    endCheckpoints.run();
  }
}
