// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.connection.QueuedSink;

/// One client that may be in a live room. Compared by identity.
public final class RoomClient {
  private final String id;
  private final QueuedSink outbox;

  /// @param id unlike that of any other client
  public RoomClient(String id, QueuedSink outbox) {
    this.id = id;
    this.outbox = outbox;
  }

  /// {@return what others know it by}
  public String id() {
    return id;
  }

  /// {@return what it is sent}
  public QueuedSink outbox() {
    return outbox;
  }
}
