// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.MessageId;
import java.time.Instant;
import java.util.List;

/// A record of one send, by which a repetition is recognised when the message itself is gone.
///
/// @param digest of the draft, as in [Draft#digest]
/// @param slots all places that the message and its notes of deletion were given
record DeduplicationRecord(
    MessageId id, Key key, DraftDigest digest, Instant sentAt, List<MailboxSlot> slots) {
  DeduplicationRecord {
    slots = List.copyOf(slots);
  }

  boolean isOf(Draft draft) {
    return digest.equals(DraftDigest.of(draft));
  }

  /// The key that is unique per sending account.
  record Key(AccountId sender, ClientMessageId clientId) {
    static Key of(Draft draft) {
      return new Key(draft.sender().account(), draft.clientId());
    }
  }
}
