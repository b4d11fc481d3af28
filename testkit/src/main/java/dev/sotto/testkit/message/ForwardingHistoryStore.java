// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import java.time.Instant;
import java.util.List;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingHistoryStore extends HistoryStore {
  HistoryStore real();

  @Override
  default List<Message> conversation(
      AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
    return real().conversation(reader, peer, before, limit, horizon);
  }

  @Override
  default List<Message> since(
      AccountId reader, Instant since, MessageCursor before, int limit, Horizon horizon) {
    return real().since(reader, since, before, limit, horizon);
  }
}
