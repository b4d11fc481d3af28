// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.ws;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotContext;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketHandler;
import dev.sotto.api.websocket.SocketOutput;
import dev.sotto.api.websocket.SocketSink;
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
final class FoxTrotSocketHandler implements SocketHandler {
  private static final System.Logger LOG = System.getLogger(FoxTrotSocketHandler.class.getName());

  private final FoxTrotContext facade;
  private final FoxTrotAuthentication.Known caller;
  private final FoxTrotCallSignals calls;
  private volatile Optional<Open> open = Optional.empty();

  FoxTrotSocketHandler(FoxTrotContext facade, FoxTrotAuthentication.Known caller) {
    this.facade = facade;
    this.caller = caller;
    this.calls = new FoxTrotCallSignals(facade);
  }

  @Override
  public void opened(SocketOutput socket) {
    try {
      open(socket);
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a socket was not opened: {0}", e.getMessage());
      socket.close(CloseCode.TRY_AGAIN_LATER, FoxTrotEventEncoder.BROKEN);
    }
  }

  private void open(SocketOutput socket) {
    var sotto = facade.sotto();
    var frames = new FoxTrotEventEncoder(caller.account(), facade.handles());
    var connection =
        new DeviceConnection(
            caller.device(),
            caller.session().id(),
            sotto.mailboxes().access().backlog(caller.device()),
            new SocketSink(socket, frames),
            facade.edge().world().workers(),
            SharedPool.ofQueues().lease(socket.sharer().forAccount(caller.account().value())));
    // Everything after this number is sent, also what arrives before the connection is known.
    long end = sotto.mailboxes().access().state(caller.device()).last();
    open =
        Optional.of(
            new Open(socket, connection, new ImplicitAcknowledgement(sotto, connection, end)));
    sotto.live().presence().connected(connection);
    connection.resumeLiveAfter(end);
    sotto.calls().accountSignalling().replay(connection);
    if (sotto.sessions().lifecycle().live(caller.session().id()).isEmpty()) {
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
    return facade.sotto().node().limiter().take(RateLimits.FRAME_PER_ACCOUNT, account);
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
    } catch (ProblemException e) {
      fail(now, e.detail());
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a call signal was dropped: {0}", e.getMessage());
      fail(now, FoxTrotEventEncoder.BROKEN);
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
          facade.sotto().live().presence().disconnected(now.connection());
          now.reading().gone(clean);
        });
  }

  private static void end(Open now, int code, String reason) {
    now.connection().markClosed();
    now.socket().close(code, reason);
  }

  private static void fail(Open now, String text) {
    now.connection().send(new FoxTrotEventEncoder.Failure(text));
  }

  private record Open(
      SocketOutput socket, DeviceConnection connection, ImplicitAcknowledgement reading) {}
}
