// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.PortException;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.concurrent.Timers;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.websocket.WsOpCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// One WebSocket of the server: reads frames on its own thread, and lets others write whole frames
/// one after the other.
///
/// It takes the place of Helidon's connection class, which hides the end of a connection from its
/// listener, decodes each fragment on its own and bounds neither the fragments nor the whole
/// message (`docs/decisions/0003`). Reading a frame is still Helidon's. Once the server has said
/// goodbye, nothing of the client is taken but its own goodbye.
///
/// Safe for use by many threads.
final class SocketConnection implements ServerConnection, SocketOutput {
  private static final System.Logger LOG = System.getLogger(SocketConnection.class.getName());

  /// How long a client may take to answer a goodbye.
  static final Duration CLOSE_DEADLINE = Bound.SOCKET_GOODBYE.time();

  /// How long one write may take before the client counts as one that does not read.
  static final Duration WRITE_DEADLINE = Bound.SOCKET_WRITE.time();

  private final ConnectionContext context;
  private final SocketHandler handler;
  private final SocketRegistry sockets;
  private final String address;
  private final PoolClient who;
  private final FrameWriter writer;
  private final FloodDetector flood = new FloodDetector();
  private final AtomicBoolean goodbyeSaid = new AtomicBoolean();
  private volatile boolean awaitingPong;
  private volatile boolean clean;

  SocketConnection(
      ConnectionContext context,
      SocketHandler handler,
      SocketRegistry sockets,
      String address,
      PoolClient who) {
    this.context = context;
    this.handler = handler;
    this.sockets = sockets;
    this.address = address;
    this.who = who;
    this.writer = new FrameWriter(context.dataWriter(), sockets::nanoTime);
  }

  @Override
  public void handle(Limit limit) {
    sockets.add(this);
    try {
      handler.opened(this);
      readAll();
    } catch (CloseSocketException e) {
      end(e.code(), e.reason());
    } catch (CloseConnectionException
        | DataReader.InsufficientDataAvailableException
        | UncheckedIOException e) {
      LOG.log(Level.TRACE, "socket gone", e);
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "a socket was ended: {0}", e.getMessage());
      end(CloseCode.TRY_AGAIN_LATER, "the storage does not answer; connect again");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a socket failed", e);
      end(CloseCode.SERVER_FAILED, "the server failed");
    } finally {
      sockets.remove(this);
      handler.gone(clean);
    }
  }

  @Override
  public Duration idleTime() {
    // The heartbeat decides, not the web server.
    return Duration.ZERO;
  }

  @Override
  public void close(boolean interrupt) {
    cut();
  }

  @Override
  public void send(byte[] text) throws IOException {
    writer.write(WsOpCode.TEXT, text);
  }

  @Override
  public void sendLater(byte[] text) throws IOException {
    writer.keep(WsOpCode.TEXT, text);
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close(int code, String reason) {
    if (goodbyeSaid.compareAndSet(false, true) && !sockets.run(() -> sayGoodbye(code, reason))) {
      cut();
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public PoolClient sharer() {
    return who;
  }

  /// Looks after the socket: cuts it when a write has taken too long.
  ///
  /// @param now of [System#nanoTime]
  void checkWrite(long now) {
    long started = writer.started();
    if (started != 0 && now - started > WRITE_DEADLINE.toNanos()) {
      LOG.log(Level.DEBUG, "socket cut: the client does not read");
      cut();
    }
  }

  /// Sends a ping; a client that has not answered the last one is cut.
  void ping() {
    if (awaitingPong) {
      LOG.log(Level.DEBUG, "socket cut: no answer to the ping");
      cut();
      return;
    }
    awaitingPong = true;
    handler.pinging();
    if (!sockets.run(this::sendPing)) {
      // Unanswered, so the next one cuts the socket.
      LOG.log(Level.DEBUG, "ping not sent: no thread");
    }
  }

  private void sendPing() {
    try {
      writer.write(WsOpCode.PING, new byte[0]);
    } catch (IOException e) {
      LOG.log(Level.TRACE, "ping not sent", e);
    }
  }

  /// Ends the socket without a goodbye; a blocked writer fails at once.
  void cut() {
    context.serverSocket().close();
  }

  private void readAll() {
    try (SharedPool.Lease memory = SharedPool.ofHeap().lease(who)) {
      readAll(new FrameReader(context, memory));
    }
  }

  private void readAll(FrameReader frames) {
    var assembler = new FragmentAssembler();
    var control = new ControlFrameLimit(sockets.nanoTime());
    while (true) {
      frames.await();
      FrameReader.Frame frame = frames.next(assembler.room(handler.most()));
      switch (frame.opCode()) {
        case TEXT, BINARY -> {
          if (assembler.isOpen()) {
            throw new CloseSocketException(
                CloseCode.PROTOCOL_ERROR, "a message was left unfinished");
          }
          assembler.begin(frame.opCode() == WsOpCode.BINARY && !handler.readsBinary());
          take(assembler, frames, frame);
        }
        case CONTINUATION -> {
          if (!assembler.isOpen()) {
            throw new CloseSocketException(CloseCode.PROTOCOL_ERROR, "nothing to continue");
          }
          take(assembler, frames, frame);
        }
        case PING -> {
          control.take(sockets.nanoTime());
          answerPing(frame.payload());
        }
        case PONG -> {
          if (!awaitingPong) {
            // Nobody has asked.
            control.take(sockets.nanoTime());
          }
          awaitingPong = false;
          if (!goodbyeSaid.get()) {
            handler.alive();
          }
        }
        case CLOSE -> {
          answerGoodbye(frame.payload());
          clean = true;
          return;
        }
      }
      if (!assembler.isOpen()) {
        frames.release();
      }
    }
  }

  private void take(FragmentAssembler assembler, FrameReader frames, FrameReader.Frame frame) {
    if (frame.isKept() && frame.length() <= assembler.room(handler.most())) {
      assembler.add(frame.payload());
    } else {
      assembler.drop(frame.length());
    }
    if (!frame.fin()) {
      return;
    }
    if (goodbyeSaid.get()) {
      // Who was told to go is listened to only for its goodbye.
      assembler.reset();
    } else if (assembler.isTooLong()) {
      assembler.reset();
      if (isCounted("")) {
        handler.tooLong();
      }
    } else if (assembler.isBinary()) {
      assembler.reset();
      if (isCounted("")) {
        handler.binary();
      }
    } else {
      frames.whole();
      String message = assembler.take();
      if (isCounted(message)) {
        handler.text(message);
      }
    }
  }

  /// The one way to a handler: {@return whether the message is within the limit}
  private boolean isCounted(String message) {
    Duration wait = handler.count();
    if (wait.isZero()) {
      flood.admitted();
    } else if (flood.refused()) {
      handler.flooded();
    } else {
      handler.refuse(wait, message);
    }
    return wait.isZero();
  }

  private void answerPing(byte[] payload) {
    try {
      writer.write(WsOpCode.PONG, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answerGoodbye(byte[] payload) {
    int code = CloseFrame.answerTo(payload);
    if (goodbyeSaid.compareAndSet(false, true)) {
      writeGoodbye(code, "");
    }
  }

  /// Ends the socket from its own thread, which stops reading: one goodbye, no wait for an answer.
  private void end(int code, String reason) {
    if (goodbyeSaid.compareAndSet(false, true)) {
      writeGoodbye(code, reason);
    }
  }

  private void sayGoodbye(int code, String reason) {
    Timers.Timer deadline = sockets.after(CLOSE_DEADLINE, this::cut);
    writeGoodbye(code, reason);
    if (!sockets.isOpen(this)) {
      deadline.cancel();
    }
  }

  private void writeGoodbye(int code, String reason) {
    try {
      writer.writeLast(CloseFrame.of(code, reason));
    } catch (IOException e) {
      LOG.log(Level.TRACE, "goodbye not sent", e);
    }
  }
}
