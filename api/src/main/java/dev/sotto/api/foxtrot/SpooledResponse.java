// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.ResponseBuffer;
import dev.sotto.api.media.stream.BodyWriter;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// An answer in JSON that may be longer than memory should hold. From [#IN_MEMORY] on it is kept in
/// a temporary file without a name until it is whole, so that its length is known: clients of
/// HTTP/1.0, as proxies are, understand no other. For one thread.
final class SpooledResponse implements AutoCloseable {
  /// How many bytes there are at most in all such files together.
  private static final long CAPACITY = Bound.LONG_ANSWERS.most();

  private static final String JSON = "application/json; charset=utf-8";
  private static final AtomicLong HELD = new AtomicLong();
  private static final int IN_MEMORY = 1024 * 1024;

  private final Exchange exchange;
  private final AccountId reader;
  private final Bytes bytes = new Bytes();
  private @Nullable FileChannel file;
  private long size;
  private long counted;

  /// @param exchange takes the memory, and the file, for what is written
  /// @param reader whose answer it is
  SpooledResponse(Exchange exchange, AccountId reader) {
    this.exchange = exchange;
    this.reader = reader;
  }

  /// {@return whether there is room for more in all files together}
  static boolean hasRoom() {
    return isRoomBeside(HELD.get());
  }

  /// @param held bytes in all files together
  static boolean isRoomBeside(long held) {
    return held < CAPACITY;
  }

  /// {@return how many bytes were written}
  long size() {
    return size;
  }

  /// Writes all of it.
  void write(JsonCodec.Shape shape) throws IOException {
    JsonCodec.write(bytes, shape);
  }

  /// Sends all of it.
  ///
  /// @throws io.helidon.webserver.CloseConnectionException when the client is gone
  void send() throws IOException {
    if (file == null) {
      exchange.answer(200, bytes.held);
      return;
    }
    bytes.flush();
    file.position(0);
    exchange.response().status(Status.OK_200);
    exchange.response().headers().set(HeaderNames.CONTENT_TYPE, JSON);
    exchange.response().headers().contentLength(size);
    BodyWriter.send(Channels.newInputStream(file), size, exchange.response(), _ -> {});
  }

  @Override
  public void close() throws IOException {
    HELD.addAndGet(-size);
    size = 0;
    if (file != null) {
      file.close();
    }
  }

  private FileChannel nameless() throws IOException {
    exchange.transfer(reader);
    Path path = Files.createTempFile("sotto-answer-", ".json");
    try {
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } finally {
      Files.deleteIfExists(path);
    }
  }

  private final class Bytes extends OutputStream {
    private ResponseBuffer held = new ResponseBuffer(SpooledResponse.this::hold);

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      size += length;
      HELD.addAndGet(length);
      if (held.size() + length > IN_MEMORY) {
        drain();
      }
      held.write(more, offset, length);
    }

    /// The last bytes stay in memory when there was no need for a file.
    @Override
    public void flush() throws IOException {
      if (file != null) {
        drain();
      }
    }

    private void drain() throws IOException {
      FileChannel into = file == null ? nameless() : file;
      file = into;
      held.writeTo(Channels.newOutputStream(into));
      held = new ResponseBuffer(SpooledResponse.this::hold);
    }
  }

  /// What was put into the file has left room for what comes next.
  private void hold(long needed) {
    long more = Math.min(needed, IN_MEMORY - counted);
    if (more > 0) {
      exchange.hold(more);
      counted += more;
    }
  }
}
