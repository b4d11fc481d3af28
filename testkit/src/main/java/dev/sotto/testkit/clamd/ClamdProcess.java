// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.clamd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sotto.testkit.machine.DebianPackage;
import dev.sotto.testkit.media.Eicar;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real clamd with one signature, that of [Eicar], on a free port of this machine. It may be
/// stopped and started again on the same port; closing ends it. For one thread.
public final class ClamdProcess implements AutoCloseable {
  private static final DebianPackage PACKAGE = new DebianPackage("clamav-daemon", List.of("clamd"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final int port;
  private Process process;

  private ClamdProcess(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  /// Skips the caller's tests, and says so, unless clamd is installed.
  public static void assumeInstalled() {
    PACKAGE.assumeInstalled("scanning with ClamAV");
  }

  /// {@return a daemon that answers}
  ///
  /// @param largest how many bytes it takes of one object
  /// @param settings further lines of `clamd.conf`
  public static ClamdProcess start(int largest, String... settings) {
    try {
      Path folder = Files.createTempDirectory("clamd");
      int port = freePort();
      Files.writeString(
          folder.resolve("clamd.conf"),
          configuration(folder, port, largest) + String.join("\n", settings));
      Path database = Files.createDirectory(folder.resolve("database"));
      Files.writeString(database.resolve("test.ndb"), signature());
      var clamd = new ClamdProcess(folder, port);
      clamd.awaitAnswer();
      return clamd;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start clamd", e);
    }
  }

  /// {@return for example `clamav://127.0.0.1:40123`, also while it is stopped}
  public String url() {
    return "clamav://127.0.0.1:" + port;
  }

  /// Ends the daemon without warning and waits until it is gone.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Starts the daemon again, and waits until it answers.
  public void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException("it still runs");
    }
    try {
      process = launch();
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start clamd", e);
    }
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private static String configuration(Path folder, int port, int largest) {
    return """
        Foreground yes
        TCPAddr 127.0.0.1
        TCPSocket %s
        DatabaseDirectory %s/database
        TemporaryDirectory %s
        StreamMaxLength %s
        """
        .formatted(port, folder, folder, largest);
  }

  /// {@return a line of an `.ndb` file: name, kind of file (any), offset (any), bytes}
  private static String signature() {
    return "Eicar-Test:0:*:%s%n".formatted(HexFormat.of().formatHex(Eicar.bytes()));
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            PACKAGE.path("clamd"), "--config-file=" + folder.resolve("clamd.conf"))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("clamd.log").toFile())
        .start();
  }

  private void awaitAnswer() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!answers()) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          String log = Files.readString(folder.resolve("clamd.log"));
          close();
          throw new AssertionError("clamd has not started: " + log);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("nPING\n".getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII).equals("PONG\n");
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
