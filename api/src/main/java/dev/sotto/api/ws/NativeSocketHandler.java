// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.DeviceSockets;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketHandler;
import dev.sotto.api.websocket.SocketOutput;
import dev.sotto.api.websocket.SocketSink;
import dev.sotto.api.wire.MailboxPosition;
import dev.sotto.core.PortException;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxGeneration;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.relay.RelayedMessageWaiting;
import dev.sotto.core.session.Session;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One socket of a native client: does what its frames ask for. Answers go through the connection,
/// which has the one writer. Used by the socket's thread only.
final class NativeSocketHandler implements SocketHandler {
  private static final System.Logger LOG = System.getLogger(NativeSocketHandler.class.getName());

  private final DeviceSockets sockets;
  private final Mailboxes mailboxes;
  private final ClientFrameHandler frames;
  private final DisconnectHandler ends;
  private final NativeFrameCodec codec;
  private final Session session;
  private @Nullable Open open;

  /// That of the mailbox when the client resumed; the writer tells it.
  private volatile String generation = "";

  NativeSocketHandler(
      DeviceSockets sockets,
      Mailboxes mailboxes,
      ClientFrameHandler frames,
      DisconnectHandler ends,
      NativeFrameCodec codec,
      Session session) {
    this.sockets = sockets;
    this.mailboxes = mailboxes;
    this.frames = frames;
    this.ends = ends;
    this.codec = codec;
    this.session = session;
  }

  @Override
  public void opened(SocketOutput socket) {
    var sink = new SyncedSink(new SocketSink(socket, codec), () -> generation, this::tellCalls);
    DeviceConnection connection = sockets.connection(session, socket, sink);
    open = new Open(socket, connection);
    sockets.connected(connection);
    endWithSession(connection);
  }

  @Override
  public Duration count() {
    return sockets.countFrame(device().account());
  }

  @Override
  public void refuse(Duration wait, String message) {
    if (open != null) {
      // The error tells which frame it answers.
      String ref = message.isEmpty() ? "" : codec.decode(message).ref();
      fail(open.connection(), ProblemException.limited(wait), ref);
    }
  }

  @Override
  public void flooded() {
    if (open != null) {
      open.connection().markClosed();
      open.socket().close(CloseCode.RATE_LIMITED, "too many frames for too long");
    }
  }

  @Override
  public void text(String message) {
    if (open != null) {
      handle(open.connection(), codec.decode(message));
    }
  }

  @Override
  public void binary() {
    if (open != null) {
      fail(open.connection(), ProblemException.invalid("binary frames are not understood"), "");
    }
  }

  @Override
  public void alive() {
    if (open != null) {
      endWithSession(open.connection());
    }
  }

  @Override
  public void gone(boolean clean) {
    if (open == null) {
      return;
    }
    DeviceConnection connection = open.connection();
    connection.markClosed();
    sockets.disconnected(connection);
    ends.gone(connection, clean);
  }

  private void handle(DeviceConnection connection, ReceivedFrame incoming) {
    try {
      handle(connection, incoming.frame(), incoming.ref());
    } catch (ProblemException e) {
      fail(connection, e, incoming.ref());
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "a frame was answered with UNAVAILABLE: {0}", e.getMessage());
      fail(connection, ProblemException.unavailable(), incoming.ref());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a frame was answered with INTERNAL", e);
      fail(
          connection,
          new ProblemException(Problem.INTERNAL, "the server failed; its log knows more"),
          incoming.ref());
    }
  }

  private void handle(DeviceConnection connection, ClientFrame frame, String ref) {
    switch (frame) {
      case ClientFrame.Resume _ ->
          resume(
              connection, () -> mailboxes.generation(device()), connection::resumeFromAcknowledged);
      case ClientFrame.ResumeAfter(MailboxPosition position) ->
          resume(
              connection,
              () -> position.require(mailboxes, device()),
              () -> connection.resumeAfter(position.sequence()));
      case ClientFrame.Send(var request) -> connection.send(frames.send(device(), request, ref));
      case ClientFrame.Acknowledge(MailboxPosition position) -> {
        var _ = position.require(mailboxes, device());
        mailboxes.acknowledge(device(), position.sequence());
      }
      case ClientFrame.Receipt(var request) -> frames.receipt(device(), request);
      case ClientFrame.Typing(var to, boolean typing) -> frames.typing(device(), to, typing);
      case ClientFrame.OfCall ofCall -> answer(connection, frames.call(device(), ofCall, ref));
      case ClientFrame.Ping _ -> connection.send(new ServerFrame.Pong(ref));
      case ClientFrame.Malformed(ProblemException why) -> throw why;
    }
  }

  /// A signal is answered only to who wants to know: a device sends many.
  private static void answer(DeviceConnection connection, ServerFrame frame) {
    if (!(frame instanceof ServerFrame.Signalled && frame.ref().isEmpty())) {
      connection.send(frame);
    }
  }

  private void tellCalls() {
    if (open != null) {
      frames.replayCalls(open.connection());
    }
  }

  private void endWithSession(DeviceConnection connection) {
    try {
      sockets.endWithSession(connection);
    } catch (PortException e) {
      LOG.log(
          Level.WARNING,
          "a session could not be looked up; its socket stays open: {0}",
          e.getMessage());
    }
  }

  /// A socket whose mailbox cannot be read is of no use to its client, which has to come again.
  private void resume(
      DeviceConnection connection, Supplier<MailboxGeneration> asking, BooleanSupplier resuming) {
    boolean first;
    try {
      generation = mailboxes.inTurn(asking).text();
      first = resuming.getAsBoolean();
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "a socket could not resume and was closed: {0}", e.getMessage());
      connection.close(CloseReason.UNAVAILABLE);
      return;
    }
    if (!first) {
      throw ProblemException.invalid("this socket has resumed already");
    }
    if (frames.hasRelayed(device())) {
      connection.send(new RelayedMessageWaiting());
    }
  }

  private static void fail(DeviceConnection connection, ProblemException why, String ref) {
    connection.send(new ServerFrame.Failed(why, ref));
  }

  private DeviceAddress device() {
    return session.device();
  }

  /// The parts that exist from the moment the socket is open.
  private record Open(SocketOutput socket, DeviceConnection connection) {}
}
