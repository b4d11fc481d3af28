// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The messages of one socket, in the order in which they come. Each method takes the next of its
/// kind, and fails when nothing comes.
public final class SocketInbox implements WebSocket.Listener {
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
  private final StringBuilder parts = new StringBuilder();

  /// {@return the next text}
  public String frame() {
    return await(frames);
  }

  /// {@return what the next ping carries}
  public String ping() {
    return await(pings);
  }

  /// {@return what the next pong carries}
  public String pong() {
    return await(pongs);
  }

  /// {@return how the socket ended: close code and reason, as `4401 text`}
  public String end() {
    return await(ends);
  }

  public boolean hasEnded() {
    return !ends.isEmpty();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      frames.add(parts.toString());
      parts.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
    pings.add(StandardCharsets.UTF_8.decode(message).toString());
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    pongs.add(StandardCharsets.UTF_8.decode(message).toString());
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    ends.add("%d %s".formatted(code, reason));
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ends.add("1006 cut");
  }

  private static String await(BlockingQueue<String> queue) {
    try {
      String value = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (value == null) {
        throw new AssertionError("nothing came within %d s".formatted(PATIENCE_SECONDS));
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
