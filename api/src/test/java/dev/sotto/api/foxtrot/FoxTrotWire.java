// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket of a client.
final class FoxTrotWire implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Inbox inbox = new Inbox();
  private final WebSocket socket;

  private FoxTrotWire(HttpClient http, TestServer server, String query) {
    socket =
        http.newWebSocketBuilder()
            .buildAsync(server.socket("/foxtrot-api/ws" + query), inbox)
            .join();
  }

  static FoxTrotWire open(HttpClient http, TestServer server, String query) {
    return new FoxTrotWire(http, server, query);
  }

  /// Waits until the server has opened the socket, and drops what came before: an unknown command
  /// is answered on the same thread that opens it.
  FoxTrotWire ready() {
    barrier();
    return this;
  }

  /// {@return frames that came before the answer to an unknown command}
  int barrier() {
    send("{\"cmd\":\"BARRIER\",\"data\":{}}");
    int before = 0;
    while (!next().path("cmd").asText().equals("ERROR")) {
      before++;
    }
    return before;
  }

  void send(String frame) {
    socket.sendText(frame, true).join();
  }

  /// {@return the next frame}
  JsonNode next() {
    return FoxTrotClient.parse(await(inbox.frames));
  }

  String nextPing() {
    return await(inbox.pings);
  }

  /// {@return the close code and reason, as `4401 text`}
  String end() {
    return await(inbox.ends);
  }

  boolean hasEnded() {
    return !inbox.ends.isEmpty();
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
      end();
    }
  }

  void cut() {
    socket.abort();
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

  private static final class Inbox implements WebSocket.Listener {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

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
    public @Nullable CompletionStage<?> onPing(WebSocket socket, java.nio.ByteBuffer message) {
      pings.add("ping");
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
  }
}
