// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageStore.CommitListener;
import java.time.Instant;

/// Stores messages: the part of a storage that is under the most load, and that each database does
/// best in its own way. Safe for use by many threads.
public interface MessageAppender extends AutoCloseable {
  /// As [dev.sotto.core.message.MessageStore#append].
  ///
  /// @param sentAt in whole milliseconds
  AppendResult append(Draft draft, Instant sentAt, CommitListener listener);

  /// Waits for what is being stored; later messages are turned away.
  @Override
  void close();
}
