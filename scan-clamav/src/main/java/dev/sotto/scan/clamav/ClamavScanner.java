// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sotto.core.PortException;
import dev.sotto.core.concurrent.SystemTimers;
import dev.sotto.core.media.scan.MalwareScanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Asks clamd, over a connection of its own for each object. The commands are those of clamd(8), in
/// the form that ends with a NUL.
final class ClamavScanner implements MalwareScanner {
  private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(US_ASCII);
  private static final byte[] PING = "zPING\0".getBytes(US_ASCII);
  private static final String PONG = "PONG";
  private static final int CHUNK = 65_536;

  private final ClamavUrl url;
  private final SystemTimers timers = new SystemTimers();
  private final Set<ClamdConnection> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ClamavScanner(ClamavUrl url) {
    this.url = url;
  }

  @Override
  public Verdict scan(InputStream bytes) throws IOException {
    try (ClamdConnection clamd = talk()) {
      boolean tookAll = clamd.send(INSTREAM, INSTREAM.length) && sendChunks(clamd, bytes);
      return ClamdReply.verdict(clamd.answer(), tookAll);
    }
  }

  @Override
  public void check() {
    try (ClamdConnection clamd = talk()) {
      clamd.send(PING, PING.length);
      String answer = clamd.answer();
      if (!answer.equals(PONG)) {
        throw new PortException.Unavailable(
            "%s does not answer as it should: check that it is clamd; it says: %s"
                .formatted(url.name(), ClamdReply.shown(answer)));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    underWay.forEach(ClamdConnection::close);
    timers.close();
  }

  /// Sends `bytes` in chunks, each after its length; one of no bytes is the end.
  ///
  /// @return false when clamd wants no more
  private static boolean sendChunks(ClamdConnection clamd, InputStream bytes) throws IOException {
    byte[] chunk = new byte[Integer.BYTES + CHUNK];
    while (!clamd.hasAnswered()) {
      int length = bytes.readNBytes(chunk, Integer.BYTES, CHUNK);
      ByteBuffer.wrap(chunk).putInt(length);
      if (!clamd.send(chunk, Integer.BYTES + length)) {
        return false;
      }
      if (length == 0) {
        return true;
      }
    }
    return false;
  }

  private ClamdConnection talk() {
    if (closed) {
      throw new PortException.Unavailable("the scanner is closed");
    }
    var conversation = ClamdConnection.open(url, timers, underWay);
    if (closed) {
      conversation.close();
    }
    return conversation;
  }
}
