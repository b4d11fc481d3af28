// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.Refused;
import dev.sotto.api.socket.CloseCode;
import dev.sotto.api.socket.Socket;
import dev.sotto.api.socket.SocketHandler;
import dev.sotto.api.socket.SocketSink;
import dev.sotto.core.PortException;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.limit.RateLimits;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// One socket of a client: live events out, call signals in.
///
/// Messages that wait when it opens are not sent: the client fetches them itself, and would show
/// them twice.
final class FoxTrotSocket implements SocketHandler {
  private static final System.Logger LOG = System.getLogger(FoxTrotSocket.class.getName());

  private final Facade facade;
  private final Caller.Known caller;
  private final CallFrames calls;
  private volatile Optional<Open> open = Optional.empty();

  FoxTrotSocket(Facade facade, Caller.Known caller) {
    this.facade = facade;
    this.caller = caller;
    this.calls = new CallFrames(facade);
  }

  @Override
  public void opened(Socket socket) {
    try {
      open(socket);
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a socket was not opened: {0}", e.getMessage());
      socket.close(CloseCode.TRY_AGAIN_LATER, FoxTrotFrames.BROKEN);
    }
  }

  private void open(Socket socket) {
    var sotto = facade.sotto();
    var frames = new FoxTrotFrames(caller.account(), facade.handles());
    var connection =
        new DeviceConnection(
            caller.device(),
            caller.session().id(),
            sotto.mailboxes().backlog(caller.device()),
            new SocketSink(socket, frames),
            facade.edge().world().workers(),
            SharedPool.ofQueues().lease(socket.sharer().forAccount(caller.account().value())));
    // Everything after this number is sent, also what arrives before the connection is known.
    long end = sotto.mailboxes().state(caller.device()).last();
    open = Optional.of(new Open(socket, connection, new Reading(sotto, connection, end)));
    sotto.presence().connected(connection);
    connection.resumeLiveAfter(end);
    sotto.callSignalling().replay(connection);
    if (sotto.sessions().live(caller.session().id()).isEmpty()) {
      connection.close(CloseReason.SESSION_ENDED);
    }
  }

  /// Offers with video stay below an eighth of this.
  @Override
  public int most() {
    return Bound.SOCKET_MESSAGE.most() / 2;
  }

  @Override
  public Duration count() {
    String account = Long.toString(caller.account().value());
    return facade.sotto().limiter().take(RateLimits.FRAME_PER_ACCOUNT, account);
  }

  @Override
  public void refuse(Duration wait, String message) {
    open.ifPresent(now -> fail(now, "too many frames"));
  }

  @Override
  public void flooded() {
    open.ifPresent(now -> end(now, CloseCode.TRY_AGAIN_LATER, "too many frames for too long"));
  }

  @Override
  public void text(String message) {
    open.ifPresent(now -> take(now, message));
  }

  private void take(Open now, String message) {
    try {
      calls.take(caller.account(), message);
    } catch (Refused e) {
      fail(now, e.detail());
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a call signal was dropped: {0}", e.getMessage());
      fail(now, FoxTrotFrames.BROKEN);
    }
  }

  @Override
  public void binary() {
    open.ifPresent(now -> fail(now, "text frames only"));
  }

  @Override
  public void pinging() {
    open.ifPresent(now -> now.reading().pinging());
  }

  @Override
  public void alive() {
    open.ifPresent(now -> now.reading().alive());
  }

  @Override
  public void gone(boolean clean) {
    open.ifPresent(
        now -> {
          now.connection().markClosed();
          facade.sotto().presence().disconnected(now.connection());
          now.reading().gone(clean);
        });
  }

  private static void end(Open now, int code, String reason) {
    now.connection().markClosed();
    now.socket().close(code, reason);
  }

  private static void fail(Open now, String text) {
    now.connection().send(new FoxTrotFrames.Failure(text));
  }

  private record Open(Socket socket, DeviceConnection connection, Reading reading) {}
}
