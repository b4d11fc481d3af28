// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.proxy;

import dev.sotto.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A reverse proxy in front of a server. Closing ends it.
record RunningProxy(ProxyKind kind, ProxyKind.Ports ports, Path folder, Process process)
    implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  /// Starts the proxy with the file that the program ships.
  static RunningProxy shipped(ProxyKind kind, Path folder, int server, TestCertificate certificate)
      throws IOException {
    var ports = new ProxyKind.Ports(freePort(), freePort(), server);
    return start(
        kind, folder, ports, ports.secure(), kind.shipped(kind.file(), ports, certificate));
  }

  /// Starts the proxy with the shortest file that there is.
  static RunningProxy bare(ProxyKind kind, Path folder, int server) throws IOException {
    var ports = new ProxyKind.Ports(freePort(), freePort(), server);
    return start(kind, folder, ports, ports.plain(), kind.bare(ports, folder));
  }

  private static RunningProxy start(
      ProxyKind kind, Path folder, ProxyKind.Ports ports, int awaited, String configuration)
      throws IOException {
    Path file = Files.writeString(folder.resolve("proxy.conf"), configuration);
    var builder =
        new ProcessBuilder(kind.command(folder, file))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("proxy.log").toFile());
    // Caddy keeps things in the home of its user.
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    var proxy = new RunningProxy(kind, ports, folder, builder.start());
    proxy.awaitStart(awaited);
    return proxy;
  }

  /// {@return for example `https://localhost:40123`}
  String url() {
    return "https://localhost:" + ports.secure();
  }

  /// {@return where a bare proxy listens}
  String plainUrl() {
    return "http://localhost:" + ports.plain();
  }

  /// {@return what the proxy has printed}
  String log() throws IOException {
    return Files.readString(folder.resolve("proxy.log"));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitStart(int port) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isListening(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new AssertionError(kind + " has not started: " + log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean isListening(int port) {
    try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      return true;
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
