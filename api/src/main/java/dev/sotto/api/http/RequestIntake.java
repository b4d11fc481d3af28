// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import dev.sotto.api.http1.RequestBody;
import dev.sotto.core.limit.Bound;
import dev.sotto.core.limit.ByteBudget;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Decides how much is taken in at once: requests being served, bodies that have begun and not
/// ended, bytes of bodies in memory. A request counts among those being served when its body is
/// there, so that clients who only wait hold no place. Safe for use by many threads.
public final class RequestIntake {
  private static final int FIRST_PIECE = 64 * 1024;

  private final ByteBudget memory;
  private final boolean limited;
  private final Semaphore places = new Semaphore(Bound.REQUESTS.most());
  private final Map<String, Integer> openBodies = new ConcurrentHashMap<>();

  /// @param memory for bodies
  /// @param limited whether addresses are held to [Bound#OPEN_BODIES]
  public RequestIntake(ByteBudget memory, boolean limited) {
    this.memory = memory;
    this.limited = limited;
  }

  /// {@return the visit of a request, empty when there is no place}
  ///
  /// @param address whose bodies are counted together
  public Optional<Visit> enter(String address) {
    return places.tryAcquire() ? Optional.of(new Visit(address, true)) : Optional.empty();
  }

  /// {@return the visit of a request that takes no place}
  public Visit enterUncounted(String address) {
    return new Visit(address, false);
  }

  private boolean open(String address) {
    int most = limited ? Bound.OPEN_BODIES.most() : Integer.MAX_VALUE;
    int now = openBodies.merge(address, 1, Integer::sum);
    if (now > most) {
      shut(address);
      return false;
    }
    return true;
  }

  private void shut(String address) {
    openBodies.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }

  /// One request. Belongs to its thread.
  public final class Visit implements AutoCloseable {
    private final String address;
    private final ByteBudget.Lease lease = memory.lease();
    private final boolean counted;
    private boolean inPlace;

    private Visit(String address, boolean counted) {
      this.address = address;
      this.counted = counted;
      this.inPlace = counted;
    }

    /// {@return the whole body}
    ///
    /// @throws Refused when it is longer than `max` bytes, or there is no room for it; the
    ///   connection then ends with the answer
    byte[] read(RequestBody body, int max) {
      if (!body.isPresent()) {
        return new byte[0];
      }
      if (body.length().orElse(0) > max) {
        body.refuse();
        throw tooLarge(max);
      }
      body.atMost(max);
      return body.isHere() ? readAll(body, max) : await(body, max);
    }

    private byte[] await(RequestBody body, int max) {
      if (!open(address)) {
        body.refuse();
        throw Refused.limited(Bound.OPEN_BODIES.time());
      }
      leavePlace();
      byte[] bytes;
      try {
        bytes = readAll(body, max);
      } finally {
        shut(address);
      }
      if (counted) {
        takePlace();
      }
      return bytes;
    }

    private byte[] readAll(RequestBody body, int max) {
      // One more than allowed, where only the end tells whether it is too long.
      long end = body.length().orElse(max + 1L);
      byte[] bytes = enlarged(body, new byte[0], (int) Math.min(end, FIRST_PIECE));
      int count = 0;
      while (true) {
        int read = read(body, bytes, count);
        if (read < 0) {
          return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        }
        count += read;
        if (count > max) {
          body.refuse();
          throw tooLarge(max);
        }
        if (count == bytes.length && count < end) {
          bytes = enlarged(body, bytes, (int) Math.min(end, 2L * count));
        }
      }
    }

    private byte[] enlarged(RequestBody body, byte[] bytes, int length) {
      if (!lease.grow(length - bytes.length)) {
        body.refuse();
        throw Refused.busy();
      }
      return Arrays.copyOf(bytes, length);
    }

    private static int read(RequestBody body, byte[] bytes, int from) {
      try {
        return from == bytes.length ? body.read() : body.read(bytes, from, bytes.length - from);
      } catch (IOException e) {
        throw new CloseConnectionException("the client is gone", e);
      }
    }

    private static Refused tooLarge(int max) {
      return new Refused(Problem.TOO_LARGE, "the body is larger than %d bytes".formatted(max));
    }

    private void takePlace() {
      inPlace = places.tryAcquire();
      if (!inPlace) {
        throw Refused.busy();
      }
    }

    private void leavePlace() {
      if (inPlace) {
        inPlace = false;
        places.release();
      }
    }

    /// Gives back what the request has held.
    @Override
    public void close() {
      leavePlace();
      lease.close();
    }
  }
}
