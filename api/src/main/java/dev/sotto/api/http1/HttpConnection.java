// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// One connection: reads requests, gives the web server their heads in canonical form and never
/// their bodies, which [RequestBody] has. So there is one reading of what comes. After an upgrade
/// it passes on what comes. Belongs to one thread at a time, but for [#judge] and [#cut].
final class HttpConnection implements ConnectionContext {
  private static final System.Logger LOG = System.getLogger(HttpConnection.class.getName());

  /// How many requests are served is decided when their bodies are there.
  private static final Limit WITHOUT_LIMIT = FixedLimit.create();

  private static final ServerConnection HANDED_ON =
      new ServerConnection() {
        @Override
        public void handle(Limit limit) {
          // The socket is served on a thread of its own.
        }

        @Override
        public Duration idleTime() {
          return Duration.ZERO;
        }

        @Override
        public void close(boolean interrupt) {
          // Nothing is left to be closed.
        }
      };

  private final HttpServerContext served;
  private final ConnectionPermit place;
  private final ConnectionTimeouts patience = new ConnectionTimeouts(System::nanoTime);
  private final BufferedChannel wire;
  private final ConnectionWriter writer;
  private final DataReader reader = DataReader.create(this::pull);
  private final PeerInfo remote;
  private final InetSocketAddress local;
  private final String id = Integer.toHexString(System.identityHashCode(this));
  private @Nullable RequestBody body;
  private boolean ending;
  private @Nullable ServerConnection socket;

  HttpConnection(SocketChannel channel, HttpServerContext served, ConnectionPermit place) {
    this.served = served;
    this.place = place;
    this.wire = new BufferedChannel(channel, patience);
    this.writer = new ConnectionWriter(wire);
    this.remote = new PlainPeerInfo(wire.peer());
    this.local = wire.local();
  }

  /// Serves its requests, to its end unless it becomes a socket. {@return whether it has become
  /// one, for [#serveSocket]}
  boolean serveRequests() {
    try {
      RequestBody.serving(this, this::serve);
    } finally {
      if (socket == null) {
        wire.closeGently();
      }
    }
    return socket != null;
  }

  /// Serves a socket to its end. On a thread that has done nothing else: a socket is idle nearly
  /// always, and the stack of a thread that has served requests stays as deep as it was.
  void serveSocket() {
    try {
      if (socket != null) {
        socket.handle(WITHOUT_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a socket failed", e);
    } finally {
      wire.closeGently();
    }
  }

  private void serve() {
    try {
      served.selector().connection(this).handle(WITHOUT_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CloseConnectionException | UncheckedIOException e) {
      LOG.log(Level.TRACE, "a connection has ended", e);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a connection failed", e);
    }
  }

  /// Ends it when it has taken too long.
  ///
  /// @param crowded whether places are short
  void judge(boolean crowded) {
    switch (patience.judge(crowded || place.isSpare())) {
      case WAIT -> {
        // It may go on.
      }
      case TELL -> wire.endInput();
      case CUT -> cut();
    }
  }

  void cut() {
    wire.cut();
  }

  /// {@return what it takes from all}
  ConnectionPermit place() {
    return place;
  }

  /// {@return whether a message over a socket has come too late}
  boolean isLate() {
    return patience.isLate();
  }

  /// Says whether a message over a socket has begun that is not whole.
  void awaitMessage(boolean begun) {
    patience.enter(begun ? ConnectionTimeouts.Phase.MESSAGE : ConnectionTimeouts.Phase.SOCKET);
  }

  /// {@return the body of the request that is served}
  RequestBody body() {
    if (body == null) {
      throw new IllegalStateException("no request is served");
    }
    return body;
  }

  /// {@return whether the request that is served is one for a head}
  boolean isForHead() {
    return writer.isHeadOnly();
  }

  /// From now on whatever comes is for `upgraded`. {@return what the web server is to run, which
  /// returns at once}
  ServerConnection becomeSocket(ServerConnection upgraded) {
    patience.enter(ConnectionTimeouts.Phase.SOCKET);
    socket = upgraded;
    body = null;
    wire.rest();
    return HANDED_ON;
  }

  /// Waits until something comes on a socket, or its end.
  void awaitBytes() {
    try {
      wire.fill();
    } catch (UncheckedIOException e) {
      // Whoever reads next finds out.
      LOG.log(Level.TRACE, "a connection has broken", e);
    }
  }

  /// {@return whatever comes next on a socket, null at its end}
  byte @Nullable [] afterUpgrade() {
    if (socket == null) {
      throw new IllegalStateException("HTTP is read through the context");
    }
    return pull();
  }

  /// What the web server reads.
  private byte @Nullable [] pull() {
    try {
      return socket == null ? nextHead() : wire.takeSome();
    } catch (UncheckedIOException e) {
      LOG.log(Level.TRACE, "a connection has broken", e);
      return null;
    }
  }

  private byte @Nullable [] nextHead() {
    if (ending || (body != null && !body.finish())) {
      return null;
    }
    body = null;
    place.passBack();
    patience.enter(ConnectionTimeouts.Phase.SILENT);
    if (!wire.fill()) {
      return null;
    }
    patience.enter(ConnectionTimeouts.Phase.HEAD);
    var heads = new RequestHeadParser(wire, local, served.ownHead());
    try {
      RequestHead head = heads.read();
      if (place.isSpare() && !served.health().test(head.path())) {
        throw new BadMessageException(503, "crowded", "too many connections; try again shortly");
      }
      ending = !head.persistent();
      body = new RequestBody(wire, patience, head, served.faults());
      writer.answering(head.method().equals("HEAD"));
      return heads.canonical(head);
    } catch (BadMessageException e) {
      throw refusal(e, heads);
    } catch (EOFException | UncheckedIOException e) {
      if (patience.isLate()) {
        throw refusal(BadMessageException.slow("the request has not come in time"), heads);
      }
      return null;
    }
  }

  private RequestException refusal(BadMessageException fault, RequestHeadParser heads) {
    ending = true;
    served.faults().accept(fault);
    writer.answering(heads.method().equals("HEAD"));
    var refusal =
        RequestException.builder()
            .type(EventType.OTHER)
            .status(status(fault))
            .message(fault.detail())
            .request(
                new PartialRequest(
                    heads.method(), heads.target(), heads.headers(), fault.status() == 503))
            .setKeepAlive(false);
    if (fault.status() == 503) {
      refusal.header(HeaderValues.create(HeaderNames.RETRY_AFTER, "5"));
    }
    return refusal.build();
  }

  /// One phrase is unknown to the web server (RFC 6585 §5).
  private static Status status(BadMessageException fault) {
    return fault.status() == 431
        ? Status.create(431, "Request Header Fields Too Large")
        : Status.create(fault.status());
  }

  @Override
  public ListenerContext listenerContext() {
    return served.listener();
  }

  @Override
  public ExecutorService executor() {
    return served.listener().executor();
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public Router router() {
    return served.router();
  }

  @Override
  public HelidonSocket serverSocket() {
    return new HelidonConnectionSocket(this, wire, writer);
  }

  @Override
  public PeerInfo remotePeer() {
    return remote;
  }

  @Override
  public PeerInfo localPeer() {
    return new PlainPeerInfo(local);
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String socketId() {
    return id;
  }

  @Override
  public String childSocketId() {
    return id;
  }
}
