// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import dev.sotto.core.bound.Bound;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The body of the request that a thread serves, read from the connection as it comes: chunks are
/// taken apart here (RFC 9112 §7.1), extensions and trailers passed over. After a
/// [BadMessageException] nothing more is read. Belongs to the thread of the connection.
public final class RequestBody extends InputStream {
  private static final ScopedValue<HttpConnection> CONNECTION = ScopedValue.newInstance();
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /// Of the size of a chunk: fifteen are more than anybody has.
  private static final int MOST_DIGITS = 15;

  private final Consumer<BadMessageException> faults;
  private final BufferedChannel wire;
  private final ConnectionTimeouts patience;
  private final long length;
  private boolean continueAwaited;
  private boolean begun;

  /// Nothing more can be read.
  private boolean broken;

  private boolean ended;

  /// Bytes of the body, or of the chunk, that are still to come.
  private long left;

  private boolean inChunk;

  /// Bytes of the body that have come.
  private long come;

  private long most = Long.MAX_VALUE;

  /// @param faults hears of what the client does wrongly
  RequestBody(
      BufferedChannel wire,
      ConnectionTimeouts patience,
      RequestHead head,
      Consumer<BadMessageException> faults) {
    this.faults = faults;
    this.wire = wire;
    this.patience = patience;
    this.length = head.length();
    this.continueAwaited = head.expectsContinue();
    this.left = Math.max(0, length);
    this.ended = !isPresent();
  }

  /// {@return the body of the request that this thread serves}
  public static RequestBody ofThisThread() {
    return CONNECTION.get().body();
  }

  /// {@return whether the client wants to hear the head of the answer only, and so nothing is to
  /// happen (RFC 9110 §9.2.1, §9.3.2)}
  public static boolean isForHead() {
    return CONNECTION.get().isForHead();
  }

  static HttpConnection connectionOfThisThread() {
    return CONNECTION.get();
  }

  /// Serves a connection on this thread.
  static void serving(HttpConnection connection, Runnable work) {
    ScopedValue.where(CONNECTION, connection).run(work);
  }

  /// {@return whether the request has a body}
  public boolean isPresent() {
    return length > 0 || length == RequestHead.CHUNKED;
  }

  /// Ends the request with 413 as soon as the body is seen to be longer.
  public void atMost(long bytes) {
    most = Math.min(most, bytes);
  }

  /// {@return how many bytes it has, empty when the client does not say it}
  public OptionalLong length() {
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /// {@return whether all of it can be had without waiting}
  public boolean isHere() {
    return ended || (length >= 0 && !continueAwaited && left <= wire.available());
  }

  /// {@return whether what has not been read is too much to be read, so that the connection ends
  /// with the answer}
  public boolean endsConnection() {
    if (ended) {
      return false;
    }
    return broken || continueAwaited || (length >= 0 && left > Bound.REST_OF_BODY.most());
  }

  /// Nobody wants it: nothing more of it is read, and the connection ends with the answer.
  public void refuse() {
    broken = true;
    ended = false;
  }

  /// Gives the body more time, because it is passed on in pieces and holds nothing.
  public RequestBody inParts() {
    if (!ended && !begun) {
      begin(ConnectionTimeouts.Phase.PARTS);
    }
    return this;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// @throws BadMessageException when the body is not one, or does not come
  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (broken) {
      throw new EOFException("the body has failed before");
    }
    if (ended) {
      return -1;
    }
    boolean sound = false;
    try {
      if (!begun) {
        begin(ConnectionTimeouts.Phase.BODY);
      }
      if (left == 0 && !nextChunk()) {
        ended = true;
        sound = true;
        return -1;
      }
      int read = wire.take(bytes, offset, (int) Math.min(count, left));
      if (read < 0) {
        throw new EOFException("the client has ended the connection");
      }
      left -= read;
      come += read;
      ended = left == 0 && length >= 0;
      sound = true;
      return read;
    } catch (BadMessageException e) {
      faults.accept(e);
      throw e;
    } catch (EOFException | UncheckedIOException e) {
      if (patience.isLate()) {
        BadMessageException slow = BadMessageException.slow("the body has not come in time");
        faults.accept(slow);
        throw slow;
      }
      throw new EOFException("the client has ended the connection");
    } finally {
      broken = !sound;
    }
  }

  /// Reads on for a moment though the request is refused: a client that is still writing would not
  /// hear why.
  public void passOver() {
    if (ended || broken || continueAwaited) {
      return;
    }
    begin(ConnectionTimeouts.Phase.REFUSED);
    long start = System.nanoTime();
    long time = Bound.REFUSED_BODY.time().toNanos();
    var ignored = new byte[16 * 1024];
    try {
      for (long more = Bound.REFUSED_BODY.most(); more > 0 && System.nanoTime() - start < time; ) {
        int read = read(ignored, 0, ignored.length);
        more = read < 0 ? 0 : more - read;
      }
    } catch (BadMessageException | IOException e) {
      // It has been answered with something else already.
    }
    if (!ended) {
      refuse();
    }
  }

  /// Reads what nobody has asked for, if it is little. {@return whether another request may follow}
  boolean finish() {
    if (ended) {
      return true;
    }
    if (endsConnection()) {
      return false;
    }
    var rest = new byte[4 * 1024];
    try {
      for (int read = 0; !ended && read <= Bound.REST_OF_BODY.most(); ) {
        read += Math.max(0, read(rest, 0, rest.length));
      }
      return ended;
    } catch (BadMessageException | IOException e) {
      return false;
    }
  }

  private void begin(ConnectionTimeouts.Phase phase) throws UncheckedIOException {
    begun = true;
    patience.enter(phase);
    if (continueAwaited) {
      continueAwaited = false;
      try {
        wire.write(CONTINUE, 0, CONTINUE.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// {@return whether there is another chunk}
  private boolean nextChunk() throws EOFException {
    if (inChunk && !wire.line(0, RequestBody::chunkEnd).isEmpty()) {
      throw chunkEnd();
    }
    String line = wire.line(Bound.CHUNK_LINE.most(), RequestBody::chunkLine);
    int end = line.indexOf(';');
    String told = end < 0 ? line : line.substring(0, end);
    String size = ConnectionHeaders.value(told);
    if (end >= 0) {
      var _ = ConnectionHeaders.value(line.substring(end + 1));
    }
    boolean sound =
        told.startsWith(size)
            && !size.isEmpty()
            && size.length() <= MOST_DIGITS
            && size.chars().allMatch(RequestBody::isHex);
    if (!sound) {
      throw BadMessageException.framing("a chunk does not say how long it is");
    }
    left = Long.parseLong(size, 16);
    inChunk = true;
    if (left > most - come) {
      throw new BadMessageException(
          413, "large", "the body is larger than %d bytes".formatted(most));
    }
    if (left > 0) {
      return true;
    }
    for (int bytes = 0; ; ) {
      String trailer = wire.line(Bound.TRAILERS.most(), RequestBody::trailers);
      bytes += trailer.length() + 2;
      if (trailer.isEmpty()) {
        return false;
      }
      if (bytes > Bound.TRAILERS.most()) {
        throw trailers();
      }
      checkTrailer(trailer);
    }
  }

  /// What comes after the last chunk is not used, and still has to be what a proxy takes it for.
  private static void checkTrailer(String trailer) {
    int colon = trailer.indexOf(':');
    if (colon < 1) {
      throw BadMessageException.framing("a trailer has no name");
    }
    var _ = ConnectionHeaders.token(trailer.substring(0, colon), "the name of a trailer");
    var _ = ConnectionHeaders.value(trailer.substring(colon + 1));
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static BadMessageException chunkLine() {
    return BadMessageException.framing(
        "the line before a chunk is longer than %d bytes".formatted(Bound.CHUNK_LINE.most()));
  }

  private static BadMessageException chunkEnd() {
    return BadMessageException.framing("a chunk is longer than it said");
  }

  private static BadMessageException trailers() {
    return BadMessageException.framing(
        "there are more than %d bytes of trailers".formatted(Bound.TRAILERS.most()));
  }
}
