// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import java.util.function.Supplier;

/// Runs an adapter's code so that the libraries below it find their own services: some ask the
/// context class loader, which by itself knows nothing of the adapter's layer.
public final class ThreadContextClassLoader {
  private ThreadContextClassLoader() {}

  /// {@return what `work` answers, run with the class loader of `provider` as context}
  public static <T> T within(Object provider, Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(provider.getClass().getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
