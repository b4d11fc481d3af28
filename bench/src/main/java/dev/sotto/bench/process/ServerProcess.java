// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import dev.sotto.bench.wire.HttpLoadConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The packaged server in a process of its own, without rate limits. For one thread.
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAUSE_MILLIS = 5;
  private static final int READY = 200;

  private final Process process;
  private final int port;
  private final Path log;
  private final long started = System.nanoTime();
  private long answered;

  private ServerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /// {@return a server that answers}
  ///
  /// @param folder where its data folder goes
  public static ServerProcess start(Path program, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = folder.resolve("server.log");
    ProcessBuilder builder =
        builder(program, folder, environment, "serve", "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    // Also when the measurement is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var server = new ServerProcess(process, port, log);
    server.awaitHealth();
    return server;
  }

  /// Runs one command of the program to its end.
  public static void command(
      Path program, Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        builder(program, folder, environment, arguments).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", arguments) + "\n" + output);
    }
  }

  private static ProcessBuilder builder(
      Path program, Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    Path launcher = program.resolve("bin/sotto");
    if (!Files.isExecutable(launcher)) {
      throw new IOException("no packaged server at " + program + " (build it with ./mvnw package)");
    }
    var line = new ArrayList<String>();
    line.add(launcher.toString());
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SOTTO_"));
    builder.environment().put("SOTTO_HOST", "127.0.0.1");
    builder.environment().put("SOTTO_LIMITS", "off");
    builder.environment().put("SOTTO_BCRYPT_COST", "10");
    builder.environment().put("SOTTO_DATA", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    return builder;
  }

  public int port() {
    return port;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /// {@return from the start of the process to its first answer}
  public Duration timeToAnswer() {
    return Duration.ofNanos(answered - started);
  }

  /// {@return processor time used so far by all threads of the server}
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// {@return what `jcmd` answers when asked about a process}
  public static String jcmd(long pid, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(ChildJvm.tool("jcmd").toString(), Long.toString(pid)));
    command.addAll(List.of(arguments));
    Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException("jcmd failed: " + output);
    }
    return output;
  }

  private void awaitHealth() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isHealthy()) {
      if (System.nanoTime() > end || process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not start:\n" + Files.readString(log));
      }
    }
    answered = System.nanoTime();
  }

  private boolean isHealthy() {
    try (var connection = new HttpLoadConnection(port)) {
      return connection.exchange(HttpLoadConnection.request("GET", "/health", "", "")).status()
          == READY;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
