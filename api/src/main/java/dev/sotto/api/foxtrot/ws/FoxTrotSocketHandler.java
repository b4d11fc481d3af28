// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.ws;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.DeviceSockets;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketHandler;
import dev.sotto.api.websocket.SocketOutput;
import dev.sotto.api.websocket.SocketSink;
import dev.sotto.core.PortException;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.push.WakeUps;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// One socket of a client: live events out, call signals in.
///
/// Messages that wait when it opens are not sent: the client fetches them itself, and would show
/// them twice.
final class FoxTrotSocketHandler implements SocketHandler {
  private static final System.Logger LOG = System.getLogger(FoxTrotSocketHandler.class.getName());

  private volatile Optional<Open> open = Optional.empty();
  private final DeviceSockets sockets;
  private final Mailboxes mailboxes;
  private final WakeUps wakeUps;
  private final FoxTrotCallSignals calls;
  private final HandleCache handles;
  private final FoxTrotAuthentication.Known caller;

  FoxTrotSocketHandler(
      DeviceSockets sockets,
      Mailboxes mailboxes,
      WakeUps wakeUps,
      FoxTrotCallSignals calls,
      HandleCache handles,
      FoxTrotAuthentication.Known caller) {
    this.sockets = sockets;
    this.mailboxes = mailboxes;
    this.wakeUps = wakeUps;
    this.calls = calls;
    this.handles = handles;
    this.caller = caller;
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
    var frames = new FoxTrotEventEncoder(caller.account(), handles);
    DeviceConnection connection =
        sockets.connection(caller.session(), socket, new SocketSink(socket, frames));
    // Everything after this number is sent, also what arrives before the connection is known.
    long end = mailboxes.state(caller.device()).last();
    open =
        Optional.of(
            new Open(
                socket,
                connection,
                new ImplicitAcknowledgement(mailboxes, wakeUps, connection, end)));
    sockets.connected(connection);
    connection.resumeLiveAfter(end);
    calls.replay(connection);
    sockets.endWithSession(connection);
  }

  /// Offers with video stay below an eighth of this.
  @Override
  public int most() {
    return Bound.SOCKET_MESSAGE.most() / 2;
  }

  @Override
  public Duration count() {
    return sockets.countFrame(caller.account());
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
          sockets.disconnected(now.connection());
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
