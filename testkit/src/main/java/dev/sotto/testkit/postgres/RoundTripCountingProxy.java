// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// A line to a PostgreSQL server that counts how often clients wait for an answer: each `Sync` and
/// each simple `Query` is one, but for a `BEGIN` that goes with what follows it
/// (https://www.postgresql.org/docs/current/protocol-flow.html). Without TLS. Safe for use by many
/// threads.
public final class RoundTripCountingProxy implements AutoCloseable {
  private static final int SSL_REQUEST = 80_877_103;

  /// The driver sends it along with the first statement of a transaction.
  private static final String BEGIN = "BEGIN\0";

  private final AtomicLong count = new AtomicLong();

  /// The one whose answer is lost.
  private final AtomicLong lost = new AtomicLong();

  private final ServerSocket listener;
  private final int target;

  private RoundTripCountingProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /// {@return an open line to the server that listens to `port` on this machine}
  public static RoundTripCountingProxy to(int port) throws IOException {
    var line =
        new RoundTripCountingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  /// {@return the URL of a storage, over this line}
  public String over(String url) {
    return url.replaceFirst(":%d/".formatted(target), ":%d/".formatted(listener.getLocalPort()));
  }

  /// {@return how often clients have waited so far, the opening of their connections not counted}
  public long count() {
    return count.get();
  }

  /// Loses the answer to one of the next questions, and the connection.
  ///
  /// @param number 1 for the next one
  public void loseAnswer(int number) {
    lost.set(count.get() + number);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        var deaf = new AtomicBoolean();
        Thread.ofVirtual().start(() -> ask(client, server, deaf));
        Thread.ofVirtual().start(() -> answer(server, client, deaf));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void answer(Socket server, Socket client, AtomicBoolean deaf) {
    try (server;
        client) {
      var bytes = new byte[8_192];
      int read = server.getInputStream().read(bytes);
      while (read >= 0 && !deaf.get()) {
        client.getOutputStream().write(bytes, 0, read);
        read = server.getInputStream().read(bytes);
      }
    } catch (IOException e) {
      // One of the two has gone.
    }
  }

  private void ask(Socket client, Socket server, AtomicBoolean deaf) {
    try (client;
        server) {
      var from = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      var to = new BufferedOutputStream(server.getOutputStream());
      boolean opening = true;
      while (opening) {
        byte[] message = message(from);
        to.write(message);
        to.flush();
        // Turned down by the server; then the same again, without.
        opening = ByteBuffer.wrap(message).getInt(Integer.BYTES) == SSL_REQUEST;
      }
      while (true) {
        int type = from.readUnsignedByte();
        byte[] message = message(from);
        if (type == 'Q' && BEGIN.equals(new String(message, UTF_8).substring(Integer.BYTES))) {
          // Whoever waited for its answer alone would wait for ever.
          pass(to, type, message);
          type = from.readUnsignedByte();
          message = message(from);
        }
        if (type == 'S' || type == 'Q') {
          boolean isLost = count.incrementAndGet() == lost.get();
          deaf.set(isLost);
        }
        pass(to, type, message);
        if (from.available() == 0) {
          to.flush();
        }
      }
    } catch (IOException e) {
      // One of the two has gone.
    }
  }

  private static void pass(OutputStream to, int type, byte[] message) throws IOException {
    to.write(type);
    to.write(message);
  }

  /// {@return a message with the length that it begins with}
  private static byte[] message(DataInputStream from) throws IOException {
    int length = from.readInt();
    var message = new byte[length];
    ByteBuffer.wrap(message).putInt(length);
    from.readFully(message, Integer.BYTES, length - Integer.BYTES);
    return message;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
