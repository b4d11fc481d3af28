// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.core.connection.BacklogSynced;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.Sink;
import java.util.function.Supplier;

/// Notices when the backlog has been written, and then says to which generation of the mailbox its
/// numbers belong.
///
/// @param generation asked by the thread that writes
/// @param onSynced run on the thread that writes; must not throw
record SyncedSink(Sink sink, Supplier<String> generation, Runnable onSynced) implements Sink {
  @Override
  public void send(Event event) throws Closed {
    send(event, false);
  }

  @Override
  public void send(Event event, boolean more) throws Closed {
    if (event instanceof BacklogSynced(long sequence)) {
      sink.send(new SyncedWithGeneration(sequence, generation.get()), more);
      onSynced.run();
    } else {
      sink.send(event, more);
    }
  }

  @Override
  public void close(CloseReason reason) {
    sink.close(reason);
  }
}
