// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// Does each piece of work once however many ask for it meanwhile: the first does it, the others
/// wait for what comes of it, also when that is a failure. Safe for use by many threads.
public final class SingleFlight<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

  public SingleFlight() {}

  /// {@return what comes of the work for `key`; whoever asks after it has ended begins it anew}
  public V get(K key, Supplier<V> work) {
    var mine = new CompletableFuture<V>();
    CompletableFuture<V> other = running.putIfAbsent(key, mine);
    if (other != null) {
      return join(other);
    }
    try {
      mine.complete(work.get());
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    } finally {
      running.remove(key, mine);
    }
    return join(mine);
  }

  private static <V> V join(CompletableFuture<V> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
