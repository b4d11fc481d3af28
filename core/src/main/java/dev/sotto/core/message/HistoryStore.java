// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.account.AccountId;
import java.time.Instant;
import java.util.List;

/// Reads messages back. Each page is an index range scan: its cost grows with the page, not with
/// what is stored. A page also ends with the message whose body fills it ([History#PAGE_BYTES]), so
/// only an empty one says that there is no more. Safe for use by many threads.
public interface HistoryStore {
  /// {@return up to `limit` readable messages between the two accounts with ids below `before`,
  /// newest first, without those that `reader` has hidden}
  ///
  /// @param limit 1 to 1,000
  List<Message> conversation(
      AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon);

  /// {@return up to `limit` readable messages that `reader` sent or received, sent after `since`
  /// and older than `before`, newest first (by time, then id), without those that `reader` has
  /// hidden}
  ///
  /// @param limit 1 to 1,000
  List<Message> since(
      AccountId reader, Instant since, MessageCursor before, int limit, Horizon horizon);
}
