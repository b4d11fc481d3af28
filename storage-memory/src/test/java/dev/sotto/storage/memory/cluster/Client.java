// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.cluster;

import dev.sotto.core.limit.SharedPool;
import dev.sotto.core.limit.Sharer;
import dev.sotto.core.live.CloseReason;
import dev.sotto.core.live.Connection;
import dev.sotto.core.live.Event;
import dev.sotto.core.live.Sink;
import java.util.ArrayList;
import java.util.List;

/// Somebody connected to a node; remembers what it was sent. For one thread.
final class Client implements Sink {
  private final List<Event> seen = new ArrayList<>();
  private final List<CloseReason> closed = new ArrayList<>();
  private final Node node;
  private final Connection connection;

  Client(Node node, Login login) {
    this.node = node;
    connection =
        new Connection(
            login.device(),
            login.session(),
            node.sotto().mailboxes().backlog(login.device()),
            this,
            Runnable::run,
            SharedPool.ofQueues().lease(Sharer.EXEMPT));
    node.sotto().presence().connected(connection);
    connection.resumeLive();
  }

  @Override
  public void send(Event event) {
    seen.add(event);
  }

  @Override
  public void close(CloseReason reason) {
    closed.add(reason);
  }

  /// The socket goes away.
  void leave() {
    connection.markClosed();
    node.sotto().presence().disconnected(connection);
  }

  Connection connection() {
    return connection;
  }

  List<CloseReason> closed() {
    return List.copyOf(closed);
  }

  /// {@return all events of this kind, in order}
  <E extends Event> List<E> seen(Class<E> kind) {
    return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
