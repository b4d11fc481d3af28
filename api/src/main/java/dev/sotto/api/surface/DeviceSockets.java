// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.websocket.Handshake;
import dev.sotto.api.websocket.SocketOutput;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.connection.Sink;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.Sessions;
import java.time.Duration;
import java.util.concurrent.Executor;

/// The sockets of devices, alike on all surfaces that have accounts: who may open one, how it
/// becomes a connection, and that it ends with its session. Safe for use by many threads.
public final class DeviceSockets {
  private final Mailboxes mailboxes;
  private final Presence presence;
  private final Sessions sessions;
  private final RateLimiter limiter;
  private final RequestLimiter guard;
  private final Executor workers;

  /// @param workers run what connections write
  public DeviceSockets(
      Mailboxes mailboxes,
      Presence presence,
      Sessions sessions,
      RateLimiter limiter,
      Executor workers) {
    this.mailboxes = mailboxes;
    this.presence = presence;
    this.sessions = sessions;
    this.limiter = limiter;
    this.guard = new RequestLimiter(limiter);
    this.workers = workers;
  }

  /// Holds an address to its limit of sockets.
  ///
  /// @throws dev.sotto.api.http.ProblemException when it has opened too many
  public void admit(Handshake handshake) {
    guard.check(RateLimits.CONNECT_PER_ADDRESS, handshake.subscriber());
  }

  /// {@return a connection of the device of `session`, of which nobody knows yet}
  ///
  /// @param sink writes to `socket`
  public DeviceConnection connection(Session session, SocketOutput socket, Sink sink) {
    DeviceAddress device = session.device();
    return new DeviceConnection(
        device,
        session.id(),
        mailboxes.backlog(device),
        sink,
        workers,
        SharedPool.ofQueues().lease(socket.sharer().forAccount(device.account().value())));
  }

  /// From now on the connection is told what happens.
  public void connected(DeviceConnection connection) {
    presence.connected(connection);
  }

  /// The socket is gone.
  public void disconnected(DeviceConnection connection) {
    presence.disconnected(connection);
  }

  /// Closes the connection if its session has ended, as it may have before there was a connection
  /// to end with it.
  ///
  /// @throws dev.sotto.core.PortException when the store of sessions does not answer
  public void endWithSession(DeviceConnection connection) {
    if (sessions.live(connection.session()).isEmpty()) {
      connection.close(CloseReason.SESSION_ENDED);
    }
  }

  /// Counts a frame of an account. {@return how long it has to wait before the next is served; zero
  /// when this one is}
  public Duration countFrame(AccountId account) {
    return limiter.take(RateLimits.FRAME_PER_ACCOUNT, Long.toString(account.value()));
  }
}
