// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketHandler;
import dev.sotto.api.websocket.SocketOutput;
import dev.sotto.api.websocket.SocketSink;
import dev.sotto.api.wire.MailboxPosition;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.core.PortException;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.mailbox.MailboxGeneration;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.relay.RelayedMessageWaiting;
import dev.sotto.core.server.Sotto;
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

  private final SurfaceContext edge;
  private final Sotto sotto;
  private final Session session;
  private final SendMessage sending;
  private final CallFrameHandler calls;
  private final NativeFrameCodec codec;

  private @Nullable Open open;

  /// That of the mailbox when the client resumed; the writer tells it.
  private volatile String generation = "";

  NativeSocketHandler(
      SurfaceContext edge,
      Session session,
      SendMessage sending,
      CallFrameHandler calls,
      NativeFrameCodec codec) {
    this.edge = edge;
    this.sotto = edge.sotto();
    this.session = session;
    this.sending = sending;
    this.calls = calls;
    this.codec = codec;
  }

  @Override
  public void opened(SocketOutput socket) {
    var connection =
        new DeviceConnection(
            device(),
            session.id(),
            sotto.mailboxes().access().backlog(device()),
            new SyncedSink(new SocketSink(socket, codec), () -> generation, this::tellCalls),
            edge.world().workers(),
            SharedPool.ofQueues().lease(socket.sharer().forAccount(device().account().value())));
    open = new Open(socket, connection);
    sotto.live().presence().connected(connection);
    // The session may have ended before there was a connection to end with it.
    endWithSession(connection);
  }

  @Override
  public Duration count() {
    String account = Long.toString(device().account().value());
    return sotto.node().limiter().take(RateLimits.FRAME_PER_ACCOUNT, account);
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
    sotto.live().presence().disconnected(connection);
    try {
      wakeUnlessDone(connection, clean);
    } catch (PortException e) {
      LOG.log(
          Level.WARNING,
          "not known whether a device must be woken; looked up later: {0}",
          e.getMessage());
      sotto.push().wakeUps().fallBehind();
    }
  }

  /// What was handed to this connection woke nobody, and may not have arrived.
  private void wakeUnlessDone(DeviceConnection connection, boolean clean) {
    if (sotto.live().connections().has(device())) {
      return;
    }
    MailboxState state = sotto.mailboxes().access().state(device());
    long arrived =
        clean ? Math.max(connection.written(), state.acknowledged()) : state.acknowledged();
    if (state.last() > arrived) {
      sotto.push().wakeUps().wake(device(), new WakeUp.Message());
    }
    sotto.calls().control().disconnected(device());
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
              connection,
              () -> sotto.mailboxes().access().generation(device()),
              connection::resumeFromAcknowledged);
      case ClientFrame.ResumeAfter(MailboxPosition position) ->
          resume(
              connection,
              () -> position.require(sotto.mailboxes().access(), device()),
              () -> connection.resumeAfter(position.sequence()));
      case ClientFrame.Send(var request) -> {
        sending.checkLimit(device());
        var sent = sending.send(device(), request);
        connection.send(new ServerFrame.Sent(request.clientId(), sent, ref));
      }
      case ClientFrame.Acknowledge(MailboxPosition position) -> {
        var _ = position.require(sotto.mailboxes().access(), device());
        sotto.mailboxes().access().acknowledge(device(), position.sequence());
      }
      case ClientFrame.Receipt(var request) -> request.give(sotto.messages().receipts(), device());
      case ClientFrame.Typing(var to, boolean typing) ->
          sotto.live().typing().announce(device().account(), to, typing);
      case ClientFrame.OfCall ofCall -> answer(connection, calls.answer(device(), ofCall, ref));
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
      calls.replay(open.connection());
    }
  }

  private void endWithSession(DeviceConnection connection) {
    try {
      if (sotto.sessions().lifecycle().live(session.id()).isEmpty()) {
        connection.close(CloseReason.SESSION_ENDED);
      }
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
      generation = sotto.mailboxes().access().inTurn(asking).text();
      first = resuming.getAsBoolean();
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "a socket could not resume and was closed: {0}", e.getMessage());
      connection.close(CloseReason.UNAVAILABLE);
      return;
    }
    if (!first) {
      throw ProblemException.invalid("this socket has resumed already");
    }
    if (sotto.relay().ifOn().isPresent() && hasRelayed(sotto.relay().ifOn().get())) {
      connection.send(new RelayedMessageWaiting());
    }
  }

  private boolean hasRelayed(Relay relay) {
    try {
      return !relay.waiting(device(), 1).isEmpty();
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "not known whether something is in the relay", e);
      return false;
    }
  }

  private static void fail(DeviceConnection connection, ProblemException why, String ref) {
    connection.send(new ServerFrame.Failed(why, ref));
  }

  private DeviceAddress device() {
    return session.device();
  }

  /// What exists from the moment the socket is open.
  private record Open(SocketOutput socket, DeviceConnection connection) {}
}
