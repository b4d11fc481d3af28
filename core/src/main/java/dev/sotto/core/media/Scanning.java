// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.PortException;
import dev.sotto.core.media.ObjectStore.NoSuchObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Has every object scanned before it may be read: in the thread that asks for it first, a few at a
/// time, and once on this node however many ask.
final class Scanning implements Screening {
  private static final System.Logger LOG = System.getLogger(Scanning.class.getName());

  /// Scanners use a processor for each object; more at a time would only make all of them late.
  private static final int AT_A_TIME = 4;

  /// How long an object waits for its turn, as long as the scanner may take for one.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int PAGE = 100;

  private final MediaCatalogue catalogue;
  private final ObjectStore store;
  private final Scanner scanner;
  private final ScannerAway away;
  private final ScanNotice notice;
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final ConcurrentMap<ObjectKey, CompletableFuture<Result>> running =
      new ConcurrentHashMap<>();

  /// @param away what becomes of objects when the scanner does not answer
  Scanning(
      MediaCatalogue catalogue,
      ObjectStore store,
      Scanner scanner,
      ScannerAway away,
      ScanNotice notice) {
    this.catalogue = catalogue;
    this.store = store;
    this.scanner = scanner;
    this.away = away;
    this.notice = notice;
  }

  @Override
  public boolean isReadable(MediaState state) {
    return switch (state) {
      case CLEAN -> true;
      case STORED -> away == ScannerAway.ALLOW;
      case CREATED, INFECTED, UNDECIDED -> false;
    };
  }

  @Override
  public Result screen(MediaObject uploaded) {
    return switch (uploaded.state()) {
      case CREATED -> throw new IllegalArgumentException("its bytes are not there yet");
      case CLEAN, INFECTED, UNDECIDED -> settled(uploaded);
      case STORED -> {
        Result result = scanned(uploaded);
        yield result instanceof Result.Waiting(var object) ? unscanned(object) : result;
      }
    };
  }

  private static Result settled(MediaObject object) {
    return object.state() == MediaState.CLEAN
        ? new Result.Passed(object)
        : new Result.Refused(object);
  }

  private Result scanned(MediaObject object) {
    var mine = new CompletableFuture<Result>();
    CompletableFuture<Result> other = running.putIfAbsent(object.key(), mine);
    if (other != null) {
      return of(other);
    }
    try {
      mine.complete(scanStored(object.key()));
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    } finally {
      running.remove(object.key(), mine);
    }
    return of(mine);
  }

  private static Result of(CompletableFuture<Result> scan) {
    try {
      return scan.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /// Looks again first: another scan may have ended just before this one began.
  private Result scanStored(ObjectKey key) {
    return catalogue
        .find(key)
        .map(now -> now.state() == MediaState.STORED ? scan(now) : settled(now))
        .orElseGet(Result.Gone::new);
  }

  private Result scan(MediaObject object) {
    Scanner.Verdict verdict;
    try {
      verdict = ask(object.key());
    } catch (ScannerSilent e) {
      LOG.log(Level.WARNING, "an object was not scanned: {0}", e.getMessage());
      return new Result.Waiting(object);
    } catch (NoSuchObject e) {
      return new Result.Gone();
    }
    return switch (verdict) {
      case Scanner.Verdict.Clean _ -> settle(object, MediaState.CLEAN);
      case Scanner.Verdict.Infected(var malware) -> {
        // First the audit log: an entry too many does no harm, one that is missing does.
        notice.recordInfected(object, malware);
        yield settle(object, MediaState.INFECTED);
      }
      case Scanner.Verdict.Undecided(var reason) -> {
        LOG.log(Level.WARNING, "the scanner could not judge an object: {0}", reason);
        notice.recordUndecided(object, reason);
        yield settle(object, MediaState.UNDECIDED);
      }
    };
  }

  private Result unscanned(MediaObject object) {
    return switch (away) {
      case REFUSE -> new Result.Waiting(object);
      case ALLOW -> {
        notice.recordUnscanned(object);
        yield new Result.Passed(object);
      }
    };
  }

  private Scanner.Verdict ask(ObjectKey key) throws NoSuchObject, ScannerSilent {
    takeTurn();
    try (InputStream bytes = store.read(key, 0)) {
      return ask(bytes);
    } catch (IOException e) {
      throw new PortException.Unavailable("an object cannot be read to be scanned", e);
    } finally {
      turns.release();
    }
  }

  private Scanner.Verdict ask(InputStream bytes) throws IOException, ScannerSilent {
    try {
      return scanner.scan(bytes);
    } catch (PortException.Unavailable e) {
      throw new ScannerSilent(e);
    }
  }

  private void takeTurn() throws ScannerSilent {
    try {
      if (turns.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ScannerSilent(new PortException.Unavailable("too many objects are being scanned"));
  }

  /// Keeps what the scanner has said, unless another node was faster; somebody may have read the
  /// object meanwhile, if the scanner may be away.
  private Result settle(MediaObject scanned, MediaState state) {
    MediaObject before = scanned;
    while (true) {
      MediaObject after = before.judged(state);
      if (catalogue.replace(before, after)) {
        if (state != MediaState.CLEAN) {
          notice.tellOwner(after);
        }
        return settled(after);
      }
      Optional<MediaObject> now = catalogue.find(scanned.key());
      if (now.isEmpty()) {
        return new Result.Gone();
      }
      before = now.get();
      if (before.state() != MediaState.STORED) {
        return settled(before);
      }
    }
  }

  @Override
  public void catchUp() {
    List<MediaObject> page = catalogue.unscanned("", PAGE);
    while (!page.isEmpty()) {
      for (MediaObject object : page) {
        if (scanned(object) instanceof Result.Waiting) {
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
