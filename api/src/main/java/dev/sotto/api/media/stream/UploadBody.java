// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.stream;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http1.BadMessageException;
import dev.sotto.core.account.AccountId;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// The body of a request, asked for when the first byte is read: a client that waits for "100
/// Continue" sends nothing that is refused. A client that is gone ends it with an exception that
/// stores understand.
public final class UploadBody extends InputStream {
  private static final System.Logger LOG = System.getLogger(UploadBody.class.getName());

  private final Exchange exchange;
  private final AccountId owner;
  private final UploadMonitor reception;
  private @Nullable InputStream body;
  private long count;
  private boolean over;
  private @Nullable BrokenOff broken;

  private UploadBody(Exchange exchange, AccountId owner, UploadMonitor reception) {
    this.exchange = exchange;
    this.owner = owner;
    this.reception = reception;
  }

  /// {@return what `taker` makes of the body of the request}
  ///
  /// @param owner whose the bytes will be
  /// @throws ProblemException with [Problem#INVALID_REQUEST] when the client has ended before they
  ///   were whole, with [Problem#DISK_FULL] when there is no room for them, or not any more
  public static <T> T take(
      Exchange exchange, AccountId owner, UploadMonitor reception, Taker<T> taker) {
    var bytes = new UploadBody(exchange, owner, reception);
    try {
      return taker.take(bytes);
    } catch (BrokenOff e) {
      // It may have ended its side only.
      exchange.response().header(HeaderValues.CONNECTION_CLOSE);
      throw ProblemException.invalid("fewer bytes have come than the request has said");
    } catch (IOException e) {
      LOG.log(Level.WARNING, "an upload was answered with 503", e);
      exchange.response().header(HeaderValues.CONNECTION_CLOSE);
      throw ProblemException.unavailable();
    } finally {
      reception.meter().accept(bytes.count);
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// Whoever reads on after a failure hears of it again.
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (broken != null) {
      // A new one: some try to add the second to the first.
      throw new BrokenOff(broken);
    }
    try {
      int read = over ? -1 : body().read(bytes, offset, length);
      if (read > 0) {
        // Others may have filled the disk meanwhile.
        reception.needRoom(read);
      }
      count += Math.max(0, read);
      return read;
    } catch (BadMessageException e) {
      over = true;
      exchange.response().header(HeaderValues.CONNECTION_CLOSE);
      throw new ProblemException(Problem.ofStatus(e.status()), e.detail());
    } catch (ProblemException e) {
      over = true;
      throw e;
    } catch (IOException | RuntimeException e) {
      broken = new BrokenOff(e);
      throw broken;
    }
  }

  private InputStream body() {
    if (body == null) {
      reception.needRoom(exchange.contentLength().orElse(0));
      body = exchange.bodyInParts(owner);
    }
    return body;
  }

  /// Reads a body.
  @FunctionalInterface
  public interface Taker<T> {
    /// @throws IOException when the client breaks off, or what keeps the bytes fails
    T take(InputStream bytes) throws IOException;
  }

  /// The client has not sent what it has announced.
  public static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1L;

    private BrokenOff(Exception cause) {
      super(cause);
    }
  }
}
