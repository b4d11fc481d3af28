// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;

/// A connection that tells how many bytes move over it.
final class PacedContext implements ConnectionContext {
  private final ConnectionContext context;
  private final DataReader reader;
  private final DataWriter writer;

  /// @param moved hears of bytes just read or written
  PacedContext(ConnectionContext context, LongConsumer moved) {
    this.context = context;
    this.reader = new BoundedReader(context.dataReader(), moved);
    this.writer = new Telling(context.dataWriter(), moved);
  }

  @Override
  public ListenerContext listenerContext() {
    return context.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return context.executor();
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
    return context.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return context.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return context.serverSocket();
  }

  @Override
  public PeerInfo remotePeer() {
    return context.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return context.localPeer();
  }

  @Override
  public boolean isSecure() {
    return context.isSecure();
  }

  @Override
  public String socketId() {
    return context.socketId();
  }

  @Override
  public String childSocketId() {
    return context.childSocketId();
  }

  /// Tells what has been written.
  private record Telling(DataWriter writer, LongConsumer moved) implements DataWriter {
    @Override
    public void write(BufferData... buffers) {
      long count = count(buffers);
      writer.write(buffers);
      moved.accept(count);
    }

    @Override
    public void write(BufferData buffer) {
      long count = buffer.available();
      writer.write(buffer);
      moved.accept(count);
    }

    @Override
    public void writeNow(BufferData... buffers) {
      long count = count(buffers);
      writer.writeNow(buffers);
      moved.accept(count);
    }

    @Override
    public void writeNow(BufferData buffer) {
      long count = buffer.available();
      writer.writeNow(buffer);
      moved.accept(count);
    }

    /// Looked at before they are written: nothing is left of them then.
    private static long count(BufferData... buffers) {
      long count = 0;
      for (BufferData buffer : buffers) {
        count += buffer.available();
      }
      return count;
    }
  }
}
