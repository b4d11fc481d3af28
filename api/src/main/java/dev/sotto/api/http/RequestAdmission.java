// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import dev.sotto.api.http1.RequestBody;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Decides how much is taken in at once: requests being served, bodies that have begun and not
/// ended, bytes of bodies in memory. A request counts among those being served when its body is
/// there, so that clients who only wait hold no place. Of each no client gets more than its share.
/// Safe for use by many threads.
public final class RequestAdmission {
  /// What every body may begin in without asking for room.
  private static final int FREE = 1024;

  /// A body is there as it came, as the text of that, as what is made of the text, and for a moment
  /// as its characters, which take two bytes each.
  private static final int COPIES = 5;

  private final SharedPool memory;
  private final boolean limited;
  private final SharedPool transfers;
  private final SharedPool places = new SharedPool(Bound.REQUESTS.most());
  private final Openings bodies = new Openings(Bound.OPEN_BODIES);
  private final Openings uploads = new Openings(Bound.OPEN_UPLOADS);

  /// @param memory for bodies
  /// @param transfers of files that may be under way together
  /// @param limited whether addresses and accounts are held to [Bound#OPEN_BODIES] and
  ///   [Bound#OPEN_UPLOADS]
  public RequestAdmission(SharedPool memory, int transfers, boolean limited) {
    this.memory = memory;
    this.transfers = new SharedPool(transfers);
    this.limited = limited;
  }

  /// {@return the visit of a request, empty when there is no place}
  ///
  /// @param who sends it
  /// @param address whose bodies are counted together
  public Optional<Visit> enter(PoolClient who, String address) {
    var visit = new Visit(who, address, true);
    return visit.place.grow(1) ? Optional.of(visit) : Optional.empty();
  }

  /// {@return the visit of a request that takes no place}
  public Visit enterUncounted(PoolClient who, String address) {
    return new Visit(who, address, false);
  }

  /// Counts those whose bodies have begun and not ended.
  private final class Openings {
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Bound most;

    Openings(Bound most) {
      this.most = most;
    }

    /// @throws ProblemException when there are too many of `subject`
    void open(String subject) {
      int now = open.merge(subject, 1, Integer::sum);
      if (limited && now > most.most()) {
        shut(subject);
        throw ProblemException.limited(most.time());
      }
    }

    void shut(String subject) {
      open.computeIfPresent(subject, (_, count) -> count > 1 ? count - 1 : null);
    }
  }

  /// One request. Belongs to its thread.
  public final class Visit implements AutoCloseable {
    private final PoolClient who;
    private final String address;
    private final SharedPool.Lease lease;
    private final SharedPool.Lease place;
    private final List<String> uploading = new ArrayList<>(0);
    private final List<SharedPool.Lease> transferring = new ArrayList<>(0);
    private final boolean counted;

    private Visit(PoolClient who, String address, boolean counted) {
      this.who = who;
      this.address = address;
      this.lease = memory.lease(who);
      this.place = places.lease(who);
      this.counted = counted;
    }

    /// {@return who sends it}
    public PoolClient who() {
      return who;
    }

    /// {@return the whole body}
    ///
    /// @throws ProblemException when it is longer than `most` bytes, or there is no room for it;
    ///   the connection then ends with the answer
    byte[] read(RequestBody body, int most) {
      if (!body.isPresent()) {
        return new byte[0];
      }
      int max = (int) Math.min(most, memory.most() / COPIES);
      if (body.length().orElse(0) > max) {
        body.refuse();
        throw tooLarge(max);
      }
      body.atMost(max);
      byte[] bytes = body.isHere() ? readAll(body, max) : await(body, max);
      // It is here, and what becomes of it depends on the server alone.
      orEnd(body, () -> orBusy(lease.growBriefly((COPIES - 1L) * bytes.length)));
      return bytes;
    }

    private byte[] await(RequestBody body, int max) {
      orEnd(body, () -> bodies.open(address));
      place.close();
      byte[] bytes;
      try {
        bytes = readAll(body, max);
      } finally {
        bodies.shut(address);
      }
      if (counted) {
        orBusy(place.grow(1));
      }
      return bytes;
    }

    /// {@return the body, to be passed on in pieces: meanwhile the request holds the memory of one
    /// piece and no place}
    ///
    /// @throws ProblemException when too many are under way; the connection then ends with the
    ///   answer
    RequestBody passOn(RequestBody body, AccountId owner) {
      if (body.isPresent() && uploading.isEmpty()) {
        orEnd(
            body,
            () -> {
              upload("address " + address);
              upload("account " + owner.value());
              hold(Bound.BODY_IN_PARTS.most());
              transfer(owner);
            });
        place.close();
      }
      return body.inParts();
    }

    private void upload(String subject) {
      uploads.open(subject);
      uploading.add(subject);
    }

    /// One file more is open until the request ends.
    ///
    /// @param account for which it is, or whose it is
    /// @throws ProblemException when too many are
    void transfer(AccountId account) {
      SharedPool.Lease transfer = transfers.lease(who.forAccount(account.value()));
      orBusy(transfer.grow(1));
      transferring.add(transfer);
    }

    /// Takes room for bytes that the request holds until it ends.
    ///
    /// @throws ProblemException when there is none
    void hold(long bytes) {
      orBusy(lease.grow(bytes));
    }

    /// As [#hold]; who is alone always finds room.
    void need(long bytes) {
      orBusy(lease.need(bytes));
    }

    private static void orBusy(boolean room) {
      if (!room) {
        throw ProblemException.busy();
      }
    }

    private static void orEnd(RequestBody body, Runnable work) {
      try {
        work.run();
      } catch (ProblemException e) {
        body.refuse();
        throw e;
      }
    }

    private byte[] readAll(RequestBody body, int max) {
      // One more than allowed, where only the end tells whether it is too long.
      long end = body.length().orElse(max + 1L);
      var bytes = new byte[(int) Math.min(end, FREE)];
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
      orEnd(body, () -> hold(length - bytes.length));
      return Arrays.copyOf(bytes, length);
    }

    private static int read(RequestBody body, byte[] bytes, int from) {
      try {
        return from == bytes.length ? body.read() : body.read(bytes, from, bytes.length - from);
      } catch (IOException e) {
        // It may have ended its side only.
        throw ProblemException.invalid("the connection has ended before the body was whole");
      }
    }

    private static ProblemException tooLarge(int max) {
      return new ProblemException(
          Problem.TOO_LARGE, "the body is larger than %d bytes".formatted(max));
    }

    /// Gives back what the request has held.
    @Override
    public void close() {
      place.close();
      uploading.forEach(uploads::shut);
      uploading.clear();
      transferring.forEach(SharedPool.Lease::close);
      transferring.clear();
      lease.close();
    }
  }
}
