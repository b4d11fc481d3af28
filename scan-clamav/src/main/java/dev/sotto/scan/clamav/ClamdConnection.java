// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sotto.core.PortException;
import dev.sotto.core.concurrent.Timers;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/// A connection to clamd for one question. Ends by itself when clamd lets it wait for too long,
/// since a socket has no time-out for what is written, and one for what is read that begins anew
/// with each byte. For one thread, but any may close it.
///
/// clamd may take its time once while it is sent an object, and a second more for each
/// [#LEAST_PACE] bytes that it has taken; and once more for its answer.
final class ClamdConnection implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ClamdConnection.class.getName());
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final int LONGEST_ANSWER = 4_096;

  /// Bytes a second.
  private static final int LEAST_PACE = 256 * 1_024;

  private final Socket socket;
  private final ClamavUrl url;
  private final Timers timers;
  private final Set<ClamdConnection> underWay;
  private volatile boolean late;

  /// How long clamd may still let wait while it is sent something.
  private Duration left;

  private ClamdConnection(
      Socket socket, ClamavUrl url, Timers timers, Set<ClamdConnection> underWay) {
    this.socket = socket;
    this.url = url;
    this.timers = timers;
    this.underWay = underWay;
    left = url.patience();
  }

  /// {@return a conversation, which is in `underWay` until it is closed}
  ///
  /// @throws PortException.Unavailable when nobody listens
  static ClamdConnection open(ClamavUrl url, Timers timers, Set<ClamdConnection> underWay) {
    var socket = new Socket();
    var conversation = new ClamdConnection(socket, url, timers, underWay);
    underWay.add(conversation);
    try {
      Duration patience = url.patience().compareTo(TO_CONNECT) < 0 ? url.patience() : TO_CONNECT;
      socket.connect(
          new InetSocketAddress(url.host(), url.port()), Math.toIntExact(patience.toMillis()));
      socket.setTcpNoDelay(true);
      return conversation;
    } catch (IOException e) {
      conversation.close();
      throw new PortException.Unavailable(url.explain(e), e);
    }
  }

  /// Sends the first `length` of `bytes`.
  ///
  /// @return false when clamd listens no longer; it may have said why
  boolean send(byte[] bytes, int length) {
    long began = timers.nanoTime();
    try (var _ = watch(left)) {
      socket.getOutputStream().write(bytes, 0, length);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      Duration rest =
          left.plusNanos(began - timers.nanoTime()).plusMillis(length * 1_000L / LEAST_PACE);
      left = rest.compareTo(url.patience()) < 0 ? rest : url.patience();
    }
  }

  /// {@return whether clamd has begun to answer}
  boolean hasAnswered() {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      return true;
    }
  }

  /// {@return all that clamd says, without the NUL at its end}
  ///
  /// @throws PortException.Unavailable when it does not end in time, or not at all
  String answer() {
    try (var _ = watch(url.patience())) {
      InputStream in = socket.getInputStream();
      var answer = new ByteArrayOutputStream();
      for (int next = in.read(); next != 0; next = in.read()) {
        if (next < 0 || answer.size() == LONGEST_ANSWER) {
          throw new EOFException("an answer without an end");
        }
        answer.write(next);
      }
      return answer.toString(UTF_8);
    } catch (IOException e) {
      String problem =
          late
              ? "%s has let wait for %d s: give it more time with ?timeout= in SOTTO_SCANNER, or look why it is so busy"
                  .formatted(url.name(), url.patience().toSeconds())
              : url.name()
                  + " was cut off before it had answered: look into the log of clamd, and raise StreamMaxLength there";
      throw new PortException.Unavailable(problem, e);
    }
  }

  @Override
  public void close() {
    underWay.remove(this);
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the connection to clamd does not close", e);
    }
  }

  /// Ends the conversation unless the answer is closed in time.
  private Watch watch(Duration time) {
    try {
      return timers.after(time, this::giveUp)::cancel;
    } catch (RejectedExecutionException e) {
      throw new PortException.Unavailable("the scanner is closed", e);
    }
  }

  private void giveUp() {
    late = true;
    close();
  }

  private interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
