// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.staticcontent.FileSystemHandlerConfig;
import io.helidon.webserver.staticcontent.StaticContentFeature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A server that does nothing but give the files of a folder, in a process of its own: what the
/// framework's static content does by itself.
public final class StaticFileServer implements AutoCloseable {
  public static final String COMMAND = "files";

  private final Process process;
  private final int port;

  private StaticFileServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// {@return a running server of the files in `folder`}
  public static StaticFileServer start(Path folder) throws IOException {
    Process process =
        ChildJvm.builder(Map.of(), List.of(COMMAND, folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the file server did not start");
    }
    return new StaticFileServer(process, Integer.parseInt(line));
  }

  public int port() {
    return port;
  }

  /// {@return processor time used so far by all threads of the server}
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
  }

  /// The child: prints its port and serves until it is ended.
  public static void main(List<String> arguments) {
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            // As Sotto has it.
            .connectionOptions(options -> options.tcpNoDelay(true))
            .routing(
                HttpRouting.builder()
                    .register(
                        "/",
                        StaticContentFeature.createService(
                            FileSystemHandlerConfig.create(Path.of(arguments.getFirst())))))
            .build()
            .start();
    System.out.println(server.port());
    System.out.flush();
  }
}
