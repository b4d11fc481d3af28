// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import org.jspecify.annotations.Nullable;

/// A connection as the web server and WebSockets see it. Closing it ends the connection at once,
/// and may happen more than once.
record HelidonConnectionSocket(
    HttpConnection connection, BufferedChannel wire, ConnectionWriter writer)
    implements HelidonSocket {
  @Override
  public void close() {
    wire.cut();
  }

  @Override
  public void idle() {
    // Nobody watches it meanwhile.
  }

  @Override
  public boolean isConnected() {
    return wire.isOpen();
  }

  @Override
  @SuppressWarnings("removal")
  public int read(BufferData buffer) {
    throw new UnsupportedOperationException("a connection is read through its context");
  }

  @Override
  public void write(BufferData buffer) {
    writer.write(buffer);
  }

  @Override
  public byte @Nullable [] get() {
    return connection.afterUpgrade();
  }

  @Override
  public PeerInfo remotePeer() {
    return connection.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return connection.localPeer();
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String socketId() {
    return connection.socketId();
  }

  @Override
  public String childSocketId() {
    return connection.childSocketId();
  }
}
