// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.Sink;
import java.util.ArrayList;
import java.util.List;

/// Somebody connected to a node; remembers what it was sent. For one thread.
final class RecordingClient implements Sink {
  private final List<Event> seen = new ArrayList<>();
  private final List<CloseReason> closed = new ArrayList<>();
  private final TestNode node;
  private final DeviceConnection connection;

  RecordingClient(TestNode node, LoggedInDevice login) {
    this.node = node;
    connection =
        new DeviceConnection(
            login.device(),
            login.session(),
            node.sotto().mailboxes().access().backlog(login.device()),
            this,
            Runnable::run,
            SharedPool.ofQueues().lease(PoolClient.EXEMPT));
    node.sotto().live().presence().connected(connection);
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
    node.sotto().live().presence().disconnected(connection);
  }

  DeviceConnection connection() {
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
