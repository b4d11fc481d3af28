// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.scan;

import dev.sotto.core.PortException;
import dev.sotto.core.concurrent.SingleFlight;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import dev.sotto.core.media.object.StreamChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Has every object scanned before it may be read: in the thread that asks for it first, a few at a
/// time, and once on this node however many ask.
final class ScannerScreening implements Screening {
  private static final System.Logger LOG = System.getLogger(ScannerScreening.class.getName());

  /// Scanners use a processor for each object; more at a time would only make all of them late.
  private static final int AT_A_TIME = 4;

  /// How long an object waits for its turn, as long as the scanner may take for one.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int PAGE = 100;

  /// How often a scan may end without an answer while the scanner answers others.
  private static final int PATIENT_TIMES = 3;

  private final MediaCatalogue catalogue;
  private final ObjectStore store;
  private final MalwareScanner scanner;
  private final UnscannedPolicy whenAway;
  private final ScanNotifier notice;
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final SingleFlight<ObjectKey, Result> running = new SingleFlight<>();

  /// Of the objects that a scan on this node was silent about, how often; forgotten once judged.
  private final ConcurrentMap<ObjectKey, Integer> silences = new ConcurrentHashMap<>();

  /// @param whenAway what becomes of objects when the scanner does not answer
  ScannerScreening(
      MediaCatalogue catalogue,
      ObjectStore store,
      MalwareScanner scanner,
      UnscannedPolicy whenAway,
      ScanNotifier notice) {
    this.catalogue = catalogue;
    this.store = store;
    this.scanner = scanner;
    this.whenAway = whenAway;
    this.notice = notice;
  }

  @Override
  public boolean isReadable(ObjectState state) {
    return switch (state) {
      case CLEAN -> true;
      case STORED -> whenAway == UnscannedPolicy.ALLOW;
      case CREATED, RESERVED, INFECTED, UNDECIDED -> false;
    };
  }

  @Override
  public Result screen(MediaObject uploaded) {
    return switch (uploaded.state()) {
      case CREATED, RESERVED -> throw new IllegalArgumentException("its bytes are not there yet");
      case CLEAN, INFECTED, UNDECIDED -> settled(uploaded);
      case STORED -> {
        Result result = scanned(uploaded);
        yield result instanceof Result.Waiting(var object, var away) && away
            ? unscanned(object)
            : result;
      }
    };
  }

  private static Result settled(MediaObject object) {
    return object.state() == ObjectState.CLEAN
        ? new Result.Passed(object)
        : new Result.Refused(object);
  }

  private Result scanned(MediaObject object) {
    return running.get(object.key(), () -> scanStored(object.key()));
  }

  /// Looks again first: another scan may have ended just before this one began.
  private Result scanStored(ObjectKey key) {
    return catalogue
        .find(key)
        .map(now -> now.state() == ObjectState.STORED ? scan(now) : settled(now))
        .orElseGet(Result.Gone::new);
  }

  private Result scan(MediaObject object) {
    if (!takesTurn()) {
      LOG.log(Level.WARNING, "an object was not scanned: too many others are");
      return new Result.Waiting(object, false);
    }
    try {
      return scanNow(object);
    } finally {
      turns.release();
    }
  }

  private Result scanNow(MediaObject object) {
    var bytes = new StreamChecksum();
    MalwareScanner.Verdict verdict;
    try {
      verdict = ask(object.key(), bytes);
    } catch (ScannerSilent e) {
      LOG.log(Level.WARNING, "an object was not scanned: {0}", e.getMessage());
      return silent(object);
    } catch (NoSuchObject e) {
      return new Result.Gone();
    }
    return switch (verdict) {
      case MalwareScanner.Verdict.Clean _ ->
          settle(object, ObjectState.CLEAN, bytes.checksum(object));
      case MalwareScanner.Verdict.Infected(var malware) -> {
        // First the audit log: an entry too many does no harm, one that is missing does.
        notice.recordInfected(object, malware);
        yield settle(object, ObjectState.INFECTED, bytes.checksum(object));
      }
      case MalwareScanner.Verdict.Undecided(var reason) -> {
        LOG.log(Level.WARNING, "the scanner could not judge an object: {0}", reason);
        notice.recordUndecided(object, reason);
        yield settle(object, ObjectState.UNDECIDED, bytes.checksum(object));
      }
    };
  }

  /// Objects can be made so that a scanner works on them for longer than anybody waits: they must
  /// neither pass for unscanned nor be tried for ever.
  private Result silent(MediaObject object) {
    if (isAway()) {
      return new Result.Waiting(object, true);
    }
    int times = silences.merge(object.key(), 1, Integer::sum);
    if (times < PATIENT_TIMES) {
      return new Result.Waiting(object, false);
    }
    notice.recordUndecided(object, "no answer in %d scans".formatted(times));
    return settle(object, ObjectState.UNDECIDED, Checksum.UNKNOWN);
  }

  private boolean isAway() {
    try {
      scanner.check();
      return false;
    } catch (PortException.Unavailable e) {
      return true;
    }
  }

  private Result unscanned(MediaObject object) {
    return switch (whenAway) {
      case REFUSE -> new Result.Waiting(object, true);
      case ALLOW -> {
        notice.recordUnscanned(object);
        yield new Result.Passed(object);
      }
    };
  }

  private MalwareScanner.Verdict ask(ObjectKey key, StreamChecksum digested)
      throws NoSuchObject, ScannerSilent {
    try (InputStream bytes = store.read(key, 0)) {
      return ask(digested.through(bytes));
    } catch (IOException e) {
      throw new PortException.Unavailable("an object cannot be read to be scanned", e);
    }
  }

  private MalwareScanner.Verdict ask(InputStream bytes) throws IOException, ScannerSilent {
    try {
      return scanner.scan(bytes);
    } catch (PortException.Unavailable e) {
      throw new ScannerSilent(e);
    }
  }

  private boolean takesTurn() {
    try {
      return turns.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Keeps what the scanner has said, unless another node was faster; somebody may have read the
  /// object meanwhile, if the scanner may be away.
  private Result settle(MediaObject scanned, ObjectState state, Checksum checksum) {
    silences.remove(scanned.key());
    MediaObject before = scanned;
    while (true) {
      MediaObject after = before.judged(state).known(checksum);
      if (catalogue.replace(before, after)) {
        if (state != ObjectState.CLEAN) {
          notice.tellOwner(after);
        }
        return settled(after);
      }
      Optional<MediaObject> now = catalogue.find(scanned.key());
      if (now.isEmpty()) {
        return new Result.Gone();
      }
      before = now.get();
      if (before.state() != ObjectState.STORED) {
        return settled(before);
      }
    }
  }

  @Override
  public void catchUp() {
    List<MediaObject> page = catalogue.unscanned("", PAGE);
    while (!page.isEmpty()) {
      for (MediaObject object : page) {
        if (scanned(object) instanceof Result.Waiting(_, var away) && away) {
          // The next objects would not fare better.
          return;
        }
      }
      page = catalogue.unscanned(page.getLast().key().text(), PAGE);
    }
  }

  /// The scanner has said nothing.
  private static final class ScannerSilent extends Exception {
    private static final long serialVersionUID = 1L;

    ScannerSilent(PortException.Unavailable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
