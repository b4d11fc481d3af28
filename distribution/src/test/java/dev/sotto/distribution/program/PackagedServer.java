// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server of the packaged program on a free port of this machine, working on `folder/data`. May
/// be started again after it was stopped or killed: port and data stay. Closing kills what still
/// runs. For one thread.
public final class PackagedServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path home;
  private final Path folder;
  private final Map<String, String> environment;
  private final int port;
  private Process process;

  private PackagedServer(Path home, Path folder, Map<String, String> environment)
      throws IOException {
    this.home = home;
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.port = freePort();
    this.process = launch();
  }

  /// {@return a server that answers}
  ///
  /// @param folder kept by the caller
  /// @param environment settings beyond port and data folder
  public static PackagedServer start(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    return startFrom(PackagedProgram.HOME, folder, environment);
  }

  /// As [#start], with the program installed in `home`.
  public static PackagedServer startFrom(Path home, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    var server = new PackagedServer(home, folder, environment);
    boolean answers = false;
    try {
      server.awaitHealth();
      answers = true;
      return server;
    } finally {
      if (!answers) {
        server.close();
      }
    }
  }

  /// Starts the server again on the same port and data, and waits until it answers.
  public void restart() throws IOException, InterruptedException {
    if (process.isAlive()) {
      throw new IllegalStateException("it still runs");
    }
    process = launch();
    awaitHealth();
  }

  /// Ends the server without warning (SIGKILL) and waits until it is gone.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Makes the server stand still, with everything open that it has (SIGSTOP).
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /// Lets it go on after [#freeze].
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  /// Asks the server to stop (SIGTERM). {@return its exit status}
  ///
  /// @throws IllegalStateException when it has not ended after `patience`
  public int stop(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the server did not stop within " + patience + log());
    }
    return process.exitValue();
  }

  /// Waits until the server has ended by itself. {@return its exit status}
  ///
  /// @throws IllegalStateException when it has not ended after `patience`
  public int awaitEnd(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the server goes on" + log());
    }
    return process.exitValue();
  }

  /// {@return the status of `GET path`}
  ///
  /// @param headers names and values in turn
  public int get(String path, String... headers) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /// {@return what `/metrics` says}
  ///
  /// @param password of the user `admin`
  public String metrics(String password) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url() + "/metrics"))
            .timeout(PATIENCE)
            .header("Authorization", admin(password))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /// {@return the header with which the user `admin` reads metrics}
  static String admin(String password) {
    byte[] credentials = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  /// {@return for example `http://127.0.0.1:40123`}
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /// {@return the port that the server listens on}
  public int port() {
    return port;
  }

  /// {@return the id of the process that runs now}
  public long pid() {
    return process.pid();
  }

  /// {@return the data folder}
  public Path data() {
    return folder.resolve("data");
  }

  /// {@return where a file of the server is, which may have disks that nobody else sees (Linux)}
  Path seen(Path file) {
    return Path.of("/proc/%d/root%s".formatted(process.pid(), file.toAbsolutePath()));
  }

  /// {@return what the server has printed and logged since its first start}
  public String log() {
    try {
      return Files.readString(logFile());
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    kill();
    client.close();
  }

  private Path logFile() {
    return folder.resolve("server.log");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("kill -" + name + ": " + status);
    }
  }

  private Process launch() throws IOException {
    return PackagedProgram.builder(home, folder, environment, "serve", "--port=" + port)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
        .start();
  }

  private void awaitHealth() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        kill();
        throw new IllegalStateException("the server did not start:\n" + log());
      }
      // Wakes early when the process ends.
      awaitExit(Duration.ofMillis(20));
    }
  }

  private boolean isHealthy() throws InterruptedException {
    try {
      return get("/health") == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void awaitExit(Duration patience) throws InterruptedException {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It runs on.
    } catch (ExecutionException e) {
      throw new IllegalStateException("a process ends with a status", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
