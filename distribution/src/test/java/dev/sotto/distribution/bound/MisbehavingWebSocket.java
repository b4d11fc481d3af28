// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import dev.sotto.testkit.socket.RawWebSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A WebSocket whose client writes what no good one does, and reads all the while.
final class MisbehavingWebSocket implements AutoCloseable {
  static final int CONTINUATION = RawWebSocket.CONTINUATION;
  static final int TEXT = RawWebSocket.TEXT;
  static final int PING = RawWebSocket.PING;
  private static final int PATIENCE_SECONDS = 20;

  /// When the connection ends without a goodbye (RFC 6455 §7.1.5).
  private static final int CUT = 1006;

  private final RawWebSocket socket;
  private final List<String> types = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();

  private MisbehavingWebSocket(Socket connected, String path, String headers) throws IOException {
    socket = RawWebSocket.ask(connected, path, headers);
    if (socket.status() != 101) {
      throw new IllegalStateException("no socket: " + socket.status());
    }
  }

  /// {@return an open socket of the account with that token}
  static MisbehavingWebSocket open(ConstrainedServer server, String token) throws IOException {
    return open(server, "127.0.0.1", token);
  }

  /// {@return an open socket of the account with that token, at that address}
  static MisbehavingWebSocket open(ConstrainedServer server, String from, String token)
      throws IOException {
    return open(server, from, "/api/ws", bearer(token));
  }

  /// {@return an open socket of somebody at that address who has not logged in}
  static MisbehavingWebSocket openRooms(ConstrainedServer server, String from) throws IOException {
    return open(server, from, "/", "");
  }

  /// {@return a socket that has resumed, is in sync, and from which nobody reads any more}
  static MisbehavingWebSocket openAndStopReading(ConstrainedServer server, String token)
      throws IOException {
    var opened = new MisbehavingWebSocket(server.sayAndReadSlowly(""), "/api/ws", bearer(token));
    opened.write(text("{\"type\":\"resume\"}"));
    while (!opened.socket.next().text().contains("\"synced\"")) {
      // What comes before.
    }
    return opened;
  }

  private static MisbehavingWebSocket open(
      ConstrainedServer server, String from, String path, String headers) throws IOException {
    var opened = new MisbehavingWebSocket(server.say(from, ""), path, headers);
    Thread.ofVirtual().start(opened::readAll);
    return opened;
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  /// Writes some bytes, unless the server has ended the socket.
  void write(byte[] bytes) {
    try {
      socket.raw(bytes);
    } catch (IOException e) {
      // It has ended the connection, as it may.
    }
  }

  /// Writes frames until the server ends the socket. {@return the code with which it does}
  ///
  /// @param first written once
  /// @param next written again and again, at most so many times
  int pour(byte[] first, byte[] next, int times) throws Exception {
    try {
      socket.raw(first);
      for (int i = 0; i < times && !end.isDone(); i++) {
        socket.raw(next);
      }
    } catch (IOException e) {
      // It has ended the connection, as it should.
    }
    return closeCode();
  }

  /// {@return the code with which the server ends the socket}
  int closeCode() throws InterruptedException, ExecutionException, TimeoutException {
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// {@return how many events of that type have come until now}
  long received(String type) {
    return types.stream().filter(type::equals).count();
  }

  /// {@return a frame with a text, masked with zeros}
  static byte[] text(String text) {
    return RawWebSocket.bytes(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
  }

  /// {@return a frame, masked with zeros}
  static byte[] frame(int opCode, boolean last, int length) {
    var payload = new byte[length];
    Arrays.fill(payload, (byte) 'a');
    return RawWebSocket.bytes(opCode, last, payload);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void readAll() {
    try {
      while (true) {
        RawWebSocket.Frame frame = socket.next();
        if (frame.opCode() == TEXT) {
          types.add(ConstrainedServer.JSON.readTree(frame.text()).path("type").asText());
        }
        if (frame.opCode() == RawWebSocket.CLOSE) {
          end.complete(frame.closeCode());
          return;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      end.complete(CUT);
    }
  }
}
