// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Accepts connections, one virtual thread each, and another one for those that become sockets.
/// What cannot be accepted now is accepted later: no failure ends it but its own close. Safe for
/// use by many threads.
public final class ConnectionAcceptor implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ConnectionAcceptor.class.getName());
  private static final int BACKLOG = 1_024;

  /// Connections for which there is no place, which may ask for health only.
  private static final int SPARE = 16;

  private static final Duration CHECK_PERIOD = Duration.ofMillis(500);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

  /// How long accepting may fail without one success before the listener gives up: whatever it is,
  /// waiting does not end it, and alive and deaf the process would help nobody.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long ONE_LINE_A_MINUTE = Duration.ofMinutes(1).toNanos();

  private final ServerSocketChannel channel;
  private final SharedPool places;
  private final Function<InetAddress, PoolClient> sharers;
  private final HttpServerContext served;
  private final Runnable unforeseenEnd;
  private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();

  /// Of the thread that accepts: the newest may ask, so that many silent ones keep nobody out.
  private final ArrayDeque<HttpConnection> spares = new ArrayDeque<>();

  private volatile boolean closing;
  private long told = System.nanoTime() - ONE_LINE_A_MINUTE;

  /// Since when accepting has failed, 0 while it does not. Of the thread that accepts.
  private long failingSince;

  private ConnectionAcceptor(
      ServerSocketChannel channel,
      SharedPool places,
      Function<InetAddress, PoolClient> sharers,
      HttpServerContext served,
      Runnable unforeseenEnd) {
    this.channel = channel;
    this.places = places;
    this.sharers = sharers;
    this.served = served;
    this.unforeseenEnd = unforeseenEnd;
  }

  /// Binds the address and begins to accept.
  ///
  /// @param places connections at once
  /// @param sharers says by their addresses how those are held to a share of them that have said
  ///   nothing yet
  /// @param unforeseenEnd is run when it ends without having been closed
  /// @throws IOException when the address cannot be bound
  public static ConnectionAcceptor open(
      InetSocketAddress address,
      SharedPool places,
      Function<InetAddress, PoolClient> sharers,
      HttpServerContext served,
      Runnable unforeseenEnd)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(address, BACKLOG);
      served.router().beforeStart();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    var listener = new ConnectionAcceptor(channel, places, sharers, served, unforeseenEnd);
    Thread.ofPlatform().name("sotto-listener").start(listener::accept);
    Thread.ofVirtual().name("sotto-connections").start(listener::watch);
    return listener;
  }

  /// {@return the port in use}
  public int port() {
    return channel.socket().getLocalPort();
  }

  /// {@return how many connections are open}
  public int count() {
    return open.size();
  }

  /// Lets go of the port and cuts all connections.
  @Override
  public void close() {
    closing = true;
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "closed already", e);
    }
    open.forEach(HttpConnection::cut);
    served.router().afterStop();
  }

  private void accept() {
    try {
      while (!closing) {
        acceptOne();
      }
    } catch (RuntimeException | IOException e) {
      if (!closing) {
        LOG.log(Level.ERROR, "the listener has ended; the server ends, too", e);
      }
    } finally {
      if (!closing) {
        unforeseenEnd.run();
      }
    }
  }

  /// @throws IOException when nothing can be accepted any more
  private void acceptOne() throws IOException {
    SocketChannel accepted;
    try {
      accepted = channel.accept();
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      // Out of descriptors, most likely: some will be free again.
      tell(e);
      bear(e);
      LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      return;
    }
    failingSince = 0;
    try {
      admit(accepted);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "a connection was gone before it was served", e);
      drop(accepted);
    }
  }

  private void bear(IOException failure) throws IOException {
    long now = System.nanoTime();
    if (failingSince == 0) {
      failingSince = now == 0 ? 1 : now;
    } else if (now - failingSince > PATIENCE.toNanos()) {
      throw failure;
    }
  }

  private void admit(SocketChannel accepted) throws IOException {
    accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
    var place =
        new ConnectionPermit(places, sharers.apply(BufferedChannel.peer(accepted).getAddress()));
    HttpConnection connection;
    try {
      connection = new HttpConnection(accepted, served, place);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
    boolean spare = place.isSpare();
    open.add(connection);
    if (spare) {
      spares.addLast(connection);
      while (spares.size() > SPARE) {
        spares.removeFirst().cut();
      }
    }
    try {
      Thread.ofVirtual().start(() -> run(connection));
    } catch (RuntimeException e) {
      open.remove(connection);
      place.close();
      throw e;
    }
    if (closing) {
      connection.cut();
    }
  }

  private void run(HttpConnection connection) {
    boolean handedOn = false;
    try {
      if (connection.serveRequests()) {
        Thread.ofVirtual().start(() -> runSocket(connection));
        handedOn = true;
      }
    } finally {
      if (!handedOn) {
        forget(connection);
      }
    }
  }

  private void runSocket(HttpConnection connection) {
    try {
      connection.serveSocket();
    } finally {
      forget(connection);
    }
  }

  private void forget(HttpConnection connection) {
    connection.cut();
    connection.place().close();
    open.remove(connection);
  }

  /// Ends what takes too long.
  private void watch() {
    while (!closing) {
      LockSupport.parkNanos(CHECK_PERIOD.toNanos());
      boolean crowded = places.taken() >= places.most() / 10 * 9;
      open.forEach(connection -> connection.judge(crowded));
    }
  }

  private void tell(IOException failure) {
    long now = System.nanoTime();
    if (now - told >= ONE_LINE_A_MINUTE) {
      told = now;
      LOG.log(
          Level.WARNING,
          "no connection can be accepted for the moment, of {0} that are open: {1}",
          Integer.toString(open.size()),
          failure.getMessage());
    }
  }

  private static void drop(SocketChannel accepted) {
    try {
      accepted.close();
    } catch (IOException e) {
      LOG.log(Level.TRACE, "closed already", e);
    }
  }
}
