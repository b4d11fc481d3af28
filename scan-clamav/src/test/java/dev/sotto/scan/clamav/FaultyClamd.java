// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sotto.core.media.scan.MalwareScanner;
import dev.sotto.core.spi.AdapterUrl;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Listens where clamd would, and does what the real one cannot be made to do.
final class FaultyClamd implements AutoCloseable {
  private static final String INSTREAM = "zINSTREAM\0";
  private static final String PING = "zPING\0";

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Semaphore hangUps = new Semaphore(0);

  /// Connections stay in the queue of the system: nothing is read, nothing is said.
  private FaultyClamd() throws IOException {}

  private FaultyClamd(Part part) throws IOException {
    Thread.ofVirtual().start(() -> accept(part));
  }

  static FaultyClamd silent() throws IOException {
    return new FaultyClamd();
  }

  /// Reads an object to its end, then says `answer`, as it is, and hangs up.
  static FaultyClamd saying(String answer) throws IOException {
    return new FaultyClamd(
        (in, out) -> {
          in.skipNBytes(INSTREAM.length());
          for (int length = in.readInt(); length > 0; length = in.readInt()) {
            in.skipNBytes(length);
          }
          out.write(answer.getBytes(UTF_8));
        });
  }

  /// Says `answer` after the first chunk of an object, and hangs up with the rest unread.
  static FaultyClamd sayingEarly(String answer) throws IOException {
    return new FaultyClamd(
        (in, out) -> {
          in.skipNBytes(INSTREAM.length());
          in.skipNBytes(in.readInt());
          out.write(answer.getBytes(UTF_8));
        });
  }

  /// Answers a ping like this.
  static FaultyClamd greeting(String answer) throws IOException {
    return new FaultyClamd(
        (in, out) -> {
          String command = new String(in.readNBytes(PING.length()), US_ASCII);
          out.write((command.equals(PING) ? answer : "no ping\0").getBytes(US_ASCII));
        });
  }

  /// Reads for as long as it is sent something.
  static FaultyClamd patient() throws IOException {
    return new FaultyClamd((in, _) -> in.transferTo(OutputStream.nullOutputStream()));
  }

  /// {@return where it listens}
  int port() {
    return listener.getLocalPort();
  }

  /// {@return a scanner that asks it, and waits for a second}
  MalwareScanner scanner() {
    return new ClamavScannerProvider()
        .open(AdapterUrl.parse("clamav://127.0.0.1:%d?timeout=1s".formatted(port())));
  }

  /// Returns when one more connection has ended.
  void awaitHangUp() throws InterruptedException {
    if (!hangUps.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody has hung up");
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept(Part part) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> play(part, socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void play(Part part, Socket accepted) {
    try (Socket socket = accepted) {
      part.play(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
    } catch (IOException _) {
      // The other side has gone: a test may want that.
    }
    hangUps.release();
  }

  private interface Part {
    void play(DataInputStream in, OutputStream out) throws IOException;
  }
}
