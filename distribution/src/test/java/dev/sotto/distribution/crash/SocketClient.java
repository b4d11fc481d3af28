// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One socket; remembers how it ends.
public final class SocketClient implements WebSocket.Listener {
  /// When the connection ends without a goodbye (RFC 6455 §7.1.5).
  private static final int CUT = 1006;

  private static final int PATIENCE_SECONDS = 20;

  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private final Consumer<String> frames;
  private final WebSocket socket;

  /// Opens a native socket.
  ///
  /// @param frames is given what the server says, one at a time
  public SocketClient(RestClient client, Consumer<String> frames) {
    this(client, "/api/ws", frames);
  }

  /// Opens a socket.
  ///
  /// @param path and query
  /// @param frames is given what the server says, one at a time
  /// @throws CompletionException when nobody answers, or not with a socket
  public SocketClient(RestClient client, String path, Consumer<String> frames) {
    this.frames = frames;
    this.socket = client.openSocket(path, this);
  }

  /// Says something. For one thread at a time. {@return whether it was written; not when the socket
  /// has ended}
  public boolean say(String json) {
    try {
      socket.sendText(json, true).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  /// Ends the socket without a goodbye.
  public void cut() {
    socket.abort();
    end.complete(CUT);
  }

  /// {@return whether the socket has ended}
  public boolean hasEnded() {
    return end.isDone();
  }

  /// {@return the close code of the server; waits for the end}
  public int endCode() {
    return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      frames.accept(parts.toString());
      parts.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end.complete(code);
    // Answered at once.
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    end.complete(CUT);
  }
}
