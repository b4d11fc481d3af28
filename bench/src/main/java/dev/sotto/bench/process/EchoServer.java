// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A WebSocket server that does nothing but echo, in a process of its own: what the framework costs
/// by itself.
public final class EchoServer implements AutoCloseable {
  public static final String COMMAND = "echo";

  public static final String PATH = "/echo";

  private final Process process;
  private final int port;

  private EchoServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// {@return a running echo server}
  public static EchoServer start() throws IOException {
    Process process = ChildJvm.builder(Map.of(), List.of(COMMAND)).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the echo server did not start");
    }
    return new EchoServer(process, Integer.parseInt(line));
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
  }

  /// The child: prints its port and serves until it is ended.
  public static void main() {
    System.setProperty("java.util.logging.SimpleFormatter.format", "");
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            // As Sotto has it: without, it waits for acknowledgements that come late.
            .connectionOptions(options -> options.tcpNoDelay(true))
            .addRouting(WsRouting.builder().endpoint(PATH, Echo::new))
            .build()
            .start();
    System.out.println(server.port());
    System.out.flush();
  }

  /// Echoes text.
  private static final class Echo implements WsListener {
    @Override
    public void onMessage(WsSession session, String text, boolean last) {
      session.send(text, last);
    }
  }
}
