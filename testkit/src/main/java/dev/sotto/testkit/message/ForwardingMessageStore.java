// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.message.MessageStore.CommitListener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingMessageStore extends MessageStore {
  MessageStore real();

  @Override
  default AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
    return real().append(draft, sentAt, listener);
  }

  @Override
  default Optional<AppendResult> earlier(Draft draft) {
    return real().earlier(draft);
  }

  @Override
  default Optional<Message> find(AccountId reader, MessageId id, Horizon horizon) {
    return real().find(reader, id, horizon);
  }

  @Override
  default Optional<List<MailboxSlot>> delete(MessageId id, DeviceAddress by, Horizon horizon) {
    return real().delete(id, by, horizon);
  }

  @Override
  default boolean hide(MessageId id, AccountId recipient, Horizon horizon) {
    return real().hide(id, recipient, horizon);
  }

  @Override
  default int sweep(Horizon horizon, int limit) {
    return real().sweep(horizon, limit);
  }
}
