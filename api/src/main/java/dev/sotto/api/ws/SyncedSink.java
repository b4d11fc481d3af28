// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.core.live.CloseReason;
import dev.sotto.core.live.Event;
import dev.sotto.core.live.Sink;
import dev.sotto.core.live.Synced;

/// Notices when the backlog has been written.
///
/// @param onSynced run on the thread that writes; must not throw
record SyncedSink(Sink sink, Runnable onSynced) implements Sink {
  @Override
  public void send(Event event) throws Closed {
    send(event, false);
  }

  @Override
  public void send(Event event, boolean more) throws Closed {
    sink.send(event, more);
    if (event instanceof Synced) {
      onSynced.run();
    }
  }

  @Override
  public void close(CloseReason reason) {
    sink.close(reason);
  }
}
