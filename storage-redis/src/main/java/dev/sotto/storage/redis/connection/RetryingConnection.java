// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis.connection;

import io.netty.util.concurrent.EventExecutorGroup;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A connection that is tried until it is there for the first time; after that Lettuce looks after
/// it. Safe for use by many threads.
public final class RetryingConnection<C> {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Supplier<? extends CompletionStage<? extends C>> attempt;
  private final EventExecutorGroup later;
  private final OutageLog outage;
  private volatile @Nullable C connection;
  private volatile boolean closed;
  private final CountDownLatch firstEnd = new CountDownLatch(1);

  public RetryingConnection(
      Supplier<? extends CompletionStage<? extends C>> attempt,
      EventExecutorGroup later,
      OutageLog outage) {
    this.attempt = attempt;
    this.later = later;
    this.outage = outage;
  }

  /// Begins to try.
  ///
  /// @param ready told of the connection
  public void start(Consumer<? super C> ready) {
    start(ready, Duration.ofMillis(20));
  }

  /// {@return the connection, empty while there has been none}
  public Optional<C> get() {
    return Optional.ofNullable(connection);
  }

  /// Waits until the first attempt has ended, well or not.
  public void awaitFirstEnd(Duration patience) {
    try {
      boolean _ = firstEnd.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void close() {
    closed = true;
  }

  private void start(Consumer<? super C> ready, Duration pause) {
    if (closed) {
      return;
    }
    CompletionStage<? extends C> trying;
    try {
      trying = attempt.get();
    } catch (RuntimeException e) {
      tryAgain(ready, pause, e);
      return;
    }
    var _ =
        trying.whenComplete(
            (made, failure) -> {
              if (failure != null) {
                tryAgain(ready, pause, failure);
              } else {
                connection = made;
                firstEnd.countDown();
                ready.accept(made);
              }
            });
  }

  private void tryAgain(Consumer<? super C> ready, Duration pause, Throwable failure) {
    if (closed || later.isShuttingDown()) {
      firstEnd.countDown();
      return;
    }
    Throwable cause = failure.getCause();
    outage.failed(failure instanceof CompletionException && cause != null ? cause : failure);
    // Only now: who has waited may ask why.
    firstEnd.countDown();
    Duration doubled = pause.multipliedBy(2);
    Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    var _ = later.schedule(() -> start(ready, next), pause.toMillis(), TimeUnit.MILLISECONDS);
  }
}
