// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// Does the same thing on many threads at once.
public final class Concurrently {
  private Concurrently() {}

  /// Runs `work` once per number below `threads`, all at the same time. {@return the answers in the
  /// order of the numbers}
  public static <T> List<T> call(int threads, IntFunction<T> work) {
    var ready = new CountDownLatch(threads);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (int number = 0; number < threads; number++) {
        int mine = number;
        running.add(
            executor.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.apply(mine);
                }));
      }
      var answers = new ArrayList<T>();
      for (Future<T> future : running) {
        answers.add(answer(future));
      }
      return answers;
    }
  }

  /// As [#call], for work without an answer.
  public static void run(int threads, IntConsumer work) {
    call(
        threads,
        number -> {
          work.accept(number);
          return Boolean.TRUE;
        });
  }

  private static <T> T answer(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
