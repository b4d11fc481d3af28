// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import dev.sotto.core.bound.Bound;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The bytes of one TCP connection. One thread reads, one at a time writes, any may cut. The buffer
/// grows with what comes, and is small again for a connection on which little comes.
final class BufferedChannel {
  /// Most frames fit; an idle socket has no more.
  private static final int SMALL = 512;

  private static final int LARGE = 16 * 1024;

  /// How many times more a read may bring when the last one was full.
  private static final int GROWTH = 8;

  /// After so many reads that would have fitted a small buffer there is one again. One alone is
  /// often the rest of a request whose begin filled the buffer.
  private static final int LEAN = 2;

  /// The JDK copies what it writes to memory outside of the heap, piece by piece.
  private static final int PIECE = 64 * 1024;

  private final SocketChannel channel;
  private final ConnectionTimeouts patience;
  private byte[] buffer = new byte[SMALL];
  private int position;
  private int limit;
  private int size = SMALL;
  private int lean;

  BufferedChannel(SocketChannel channel, ConnectionTimeouts patience) {
    this.channel = channel;
    this.patience = patience;
  }

  InetSocketAddress peer() {
    return peer(channel);
  }

  static InetSocketAddress peer(SocketChannel channel) {
    return address(channel, true);
  }

  InetSocketAddress local() {
    return address(channel, false);
  }

  private static InetSocketAddress address(SocketChannel channel, boolean remote) {
    try {
      var address = remote ? channel.getRemoteAddress() : channel.getLocalAddress();
      if (address instanceof InetSocketAddress internet) {
        return internet;
      }
      throw new UncheckedIOException(new IOException("not connected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /// {@return how many bytes can be had without waiting}
  int available() {
    return limit - position;
  }

  /// Waits for bytes when there are none. {@return false at the end of the stream}
  boolean fill() {
    if (position < limit) {
      return true;
    }
    if (buffer.length != size) {
      buffer = new byte[size];
    }
    position = 0;
    limit = 0;
    int read = read(ByteBuffer.wrap(buffer));
    if (read < 0) {
      return false;
    }
    limit = read;
    fit(read);
    return true;
  }

  /// Chooses how much the next read may bring.
  private void fit(int read) {
    if (read == buffer.length) {
      size = Math.min(LARGE, GROWTH * read);
      lean = 0;
    } else if (read > SMALL) {
      lean = 0;
    } else if (++lean >= LEAN) {
      size = SMALL;
    }
  }

  /// Little is expected from now on.
  void rest() {
    size = SMALL;
  }

  private int read(ByteBuffer into) {
    long started = patience.waitBegins();
    int read = -1;
    try {
      read = channel.read(into);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      patience.waitEnds(started, read);
    }
  }

  /// {@return the next byte}
  int next() throws EOFException {
    if (!fill()) {
      throw new EOFException("the client has ended the connection");
    }
    return buffer[position++] & 0xff;
  }

  /// Takes up to `length` bytes, waiting for the first only. {@return how many, -1 at the end}
  int take(byte[] into, int offset, int length) {
    if (position == limit && length >= LARGE) {
      // Straight to where it belongs.
      return read(ByteBuffer.wrap(into, offset, Math.min(length, PIECE)));
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(length, limit - position);
    System.arraycopy(buffer, position, into, offset, taken);
    position += taken;
    return taken;
  }

  /// {@return whatever comes next, null at the end}
  byte @Nullable [] takeSome() {
    if (!fill()) {
      return null;
    }
    var some = new byte[limit - position];
    System.arraycopy(buffer, position, some, 0, some.length);
    position = limit;
    return some;
  }

  /// {@return the next line, without the carriage return and the line feed that end it}
  ///
  /// @param max bytes of a line
  /// @param beyond makes what is thrown when it is longer
  String line(int max, Supplier<BadMessageException> beyond) throws EOFException {
    for (int i = position; i < limit - 1 && i - position <= max; i++) {
      if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
        var line = new String(buffer, position, i - position, StandardCharsets.ISO_8859_1);
        position = i + 2;
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
          throw BadMessageException.malformed("a line feed stands alone");
        }
        return line;
      }
    }
    return longLine(max, beyond);
  }

  /// One that has not come as a whole yet.
  private String longLine(int max, Supplier<BadMessageException> beyond) throws EOFException {
    var line = new byte[Math.min(max, SMALL)];
    for (int length = 0; ; length++) {
      int next = next();
      if (next == '\r') {
        if (next() != '\n') {
          throw BadMessageException.malformed("a carriage return stands alone");
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
      }
      if (next == '\n') {
        throw BadMessageException.malformed("a line feed stands alone");
      }
      if (length == max) {
        throw beyond.get();
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, Math.min(max, 2 * length));
      }
      line[length] = (byte) next;
    }
  }

  /// Writes everything.
  void write(byte[] bytes, int offset, int length) throws IOException {
    long waiting = patience.writeBegins();
    try {
      int end = offset + length;
      for (int from = offset; from < end; ) {
        ByteBuffer piece = ByteBuffer.wrap(bytes, from, Math.min(PIECE, end - from));
        while (piece.hasRemaining()) {
          waiting = patience.wrote(waiting, channel.write(piece));
        }
        from = piece.position();
      }
    } finally {
      patience.writeEnds();
    }
  }

  /// Makes whoever waits for bytes see the end of the stream; answers can still be written.
  void endInput() {
    try {
      channel.shutdownInput();
    } catch (IOException e) {
      cut();
    }
  }

  /// Ends the connection so that the client still hears the last answer: what it sends meanwhile is
  /// thrown away unread, a little of it and for a moment.
  void closeGently() {
    try {
      if (channel.isOpen()) {
        channel.shutdownOutput();
        patience.lingers();
        var ignored = ByteBuffer.allocate(LARGE);
        int read = 0;
        // With a wait that others can see, so that one who says nothing is cut, too.
        for (int left = Bound.AFTER_ANSWER.most(); left > 0 && read >= 0; left -= read) {
          read = read(ignored.clear());
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Gone already.
    } finally {
      cut();
    }
  }

  /// Ends the connection at once.
  void cut() {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing left to do.
    }
  }
}
