// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.turn;

import dev.sotto.testkit.machine.DebianPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The real coturn with a configuration that ships, on free ports of the loopback addresses. What
/// differs from an operator's is given on its command line, and printed with a failure.
final class Coturn implements AutoCloseable {
  /// Where the build has put the configurations.
  static final Path CONFIGURATIONS = Path.of("target/sotto/coturn").toAbsolutePath();

  private static final DebianPackage PACKAGE =
      new DebianPackage("coturn", List.of("turnserver", "turnadmin"));
  private static final int PATIENCE_SECONDS = 20;
  private static final Pattern LOG_FILE = Pattern.compile("log file opened: (\\S+)");

  private final Path folder;
  private final int port;
  private final Process process;

  private Coturn(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /// Skips the caller's tests, and says so, unless coturn is installed.
  static void assumeInstalled() {
    PACKAGE.assumeInstalled("the TURN configurations");
  }

  /// Starts a server in `folder`, which must be empty.
  static Coturn start(Path folder, String configuration, String... options) throws Exception {
    int port = freePort();
    List<String> line = new ArrayList<>();
    line.addAll(List.of(PACKAGE.path("turnserver"), "-c", CONFIGURATIONS + "/" + configuration));
    line.addAll(List.of("--userdb=" + folder.resolve("turndb"), "--pidfile=" + folder + "/pid"));
    line.addAll(List.of("--listening-port=" + port, "--no-tls", "--no-dtls"));
    line.addAll(List.of("--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1"));
    line.addAll(List.of(options));
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    var coturn = new Coturn(folder, port, process);
    try {
      coturn.awaitStart();
      return coturn;
    } catch (IOException | RuntimeException | AssertionError e) {
      coturn.close();
      throw e;
    }
  }

  /// {@return a client from the loopback address of IPv4}
  TurnClient client(String username, String password) {
    return new TurnClient(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), username, password);
  }

  /// {@return a client from the loopback address of IPv6}
  TurnClient clientOverIpv6(String username, String password) {
    return new TurnClient(
        new InetSocketAddress(InetAddress.ofLiteral("::1"), port), username, password);
  }

  /// Does with the secrets of the server in `folder`, whether or not it runs, what an operator
  /// does.
  static void admin(Path folder, String... arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(PACKAGE.path("turnadmin"), "--userdb=" + folder.resolve("turndb")));
    line.addAll(List.of(arguments));
    Process admin = new ProcessBuilder(line).redirectErrorStream(true).start();
    String out = new String(admin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = admin.waitFor();
    Matcher log = LOG_FILE.matcher(out);
    while (log.find()) {
      Files.deleteIfExists(Path.of(log.group(1)));
    }
    if (status != 0) {
      throw new AssertionError("turnadmin has failed: " + out);
    }
  }

  /// {@return what the server has printed so far}
  String out() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }

  private void awaitStart() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isListening()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("turnserver has not started: " + out());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private boolean isListening() {
    try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
