// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.append;

import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessageStore.CommitListener;
import dev.sotto.storage.sql.commit.Write;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.message.CorrespondenceCache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message on its way, stored by [BatchAppend] together with others. Used by the committer's
/// thread only, once it is made.
///
/// It keeps the message of its last attempt. If that attempt's commit was cut off and yet took
/// place, the next attempt finds this very message stored, and it is new all the same.
final class PendingAppend implements Write<AppendResult> {
  private final Draft draft;
  // Computed by the caller's thread, not by the committer.
  private final byte[] digest;
  private final Instant sentAt;
  private final CommitListener listener;
  private final CorrespondenceCache correspondence;
  private @Nullable Attempt last;
  private @Nullable AppendResult repeated;

  PendingAppend(
      Draft draft, Instant sentAt, CommitListener listener, CorrespondenceCache correspondence) {
    this.draft = draft;
    digest = draft.digest();
    this.sentAt = sentAt;
    this.listener = listener;
    this.correspondence = correspondence;
  }

  Draft draft() {
    return draft;
  }

  byte[] digest() {
    return digest;
  }

  /// {@return the id of its last attempt, 0 when there was none}
  long tried() {
    return last == null ? 0 : last.message().id().value();
  }

  /// {@return the message that is now being stored}
  Message attempt(MessageId id) {
    return draft.toMessage(id, sentAt);
  }

  /// Told that `message` is stored, if the transaction commits. {@return where to add its places}
  List<MailboxSlot> stored(Message message) {
    repeated = null;
    last = new Attempt(message, new ArrayList<>());
    return last.slots();
  }

  /// Told that a message was there under the same client message id.
  ///
  /// @param same whether it is the same message
  void found(MessageId id, Instant moment, boolean same) {
    if (last != null && last.message().id().equals(id)) {
      repeated = null;
      return;
    }
    last = null;
    repeated = same ? new AppendResult.Stored(id, moment, true) : new AppendResult.Conflict();
  }

  @Override
  public AppendResult run(SqlConnection writer) {
    if (repeated != null) {
      return repeated;
    }
    if (last == null) {
      throw new IllegalStateException("a message was neither stored nor there");
    }
    Message message = last.message();
    return new AppendResult.Stored(message.id(), message.lifetime().sentAt(), false);
  }

  @Override
  public void committed(AppendResult result) {
    if (last != null && repeated == null) {
      correspondence.remember(draft.sender().account(), draft.recipient());
      listener.stored(last.message(), List.copyOf(last.slots()));
    }
  }

  @Override
  public int weight() {
    return draft.body().length();
  }

  private record Attempt(Message message, List<MailboxSlot> slots) {}
}
