// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sotto.core.PortException;
import dev.sotto.core.media.scan.MalwareScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A scanner for tests: takes objects that hold [Eicar] for infected, can be sent away, and can be
/// made to wait with its answers. Safe for use by many threads.
public final class EicarScanner implements MalwareScanner {
  /// What it calls what it finds.
  public static final String MALWARE = "Eicar-Test-Signature";

  private static final int PATIENCE_SECONDS = 10;

  private final long largest;
  private final AtomicInteger scans = new AtomicInteger();
  private final Semaphore waiting = new Semaphore(0);
  private volatile CountDownLatch answers = new CountDownLatch(0);
  private volatile boolean away;
  private volatile String riddle = "";

  /// Judges objects of any size.
  public EicarScanner() {
    this(Long.MAX_VALUE);
  }

  /// Judges objects of `largest` bytes at most.
  public EicarScanner(long largest) {
    this.largest = largest;
  }

  /// Answers nobody from now on, until it is [#back]; nor those who wait for an answer.
  public void goAway() {
    away = true;
  }

  /// Answers again.
  public void comeBack() {
    away = false;
  }

  /// From now on gives no answer for objects that hold `text`, which is shorter than [Eicar].
  public void giveNoAnswerTo(String text) {
    riddle = text;
  }

  /// From now on reads objects to their end but gives no answer until [#release].
  public void hold() {
    answers = new CountDownLatch(1);
  }

  /// Gives the answers that are waited for, and those to come at once.
  public void release() {
    answers.countDown();
  }

  /// Returns when a scan waits for its answer, once for each of them; after 10 s it fails.
  public void awaitHeld() throws InterruptedException {
    if (!waiting.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing is being scanned");
    }
  }

  /// {@return how many scans have begun, those included that failed}
  public int scans() {
    return scans.get();
  }

  @Override
  public Verdict scan(InputStream bytes) throws IOException {
    scans.incrementAndGet();
    check();
    Verdict verdict = judge(bytes);
    awaitAnswer();
    check();
    return verdict;
  }

  private void awaitAnswer() {
    CountDownLatch mine = answers;
    if (mine.getCount() == 0) {
      return;
    }
    waiting.release();
    try {
      mine.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortException.Unavailable("interrupted while scanning", e);
    }
  }

  private Verdict judge(InputStream bytes) throws IOException {
    byte[] chunk = new byte[8_192];
    String window = "";
    boolean found = false;
    long total = 0;
    for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
      total += read;
      if (total > largest) {
        return new Verdict.Undecided("more than %d bytes".formatted(largest));
      }
      // What may be the beginning of it stays for the next chunk.
      String tail = window.substring(Math.max(0, window.length() - Eicar.TEXT.length() + 1));
      window = tail + new String(chunk, 0, read, ISO_8859_1);
      found |= window.contains(Eicar.TEXT);
      if (!riddle.isEmpty() && window.contains(riddle)) {
        throw new PortException.Unavailable("no answer in time");
      }
    }
    return found ? new Verdict.Infected(MALWARE) : new Verdict.Clean();
  }

  @Override
  public void check() {
    if (away) {
      throw new PortException.Unavailable("the scanner is away");
    }
  }

  @Override
  public void close() {
    goAway();
    release();
  }
}
