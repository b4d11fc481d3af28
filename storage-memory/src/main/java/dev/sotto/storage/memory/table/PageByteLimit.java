// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.table;

import dev.sotto.core.message.History;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Lets pass what still finds room on a page. For one page, in order.
public final class PageByteLimit<T> implements Predicate<T> {
  private final ToIntFunction<? super T> weight;
  private long bytes;

  public PageByteLimit(ToIntFunction<? super T> weight) {
    this.weight = weight;
  }

  @Override
  public boolean test(T next) {
    boolean fits = bytes < History.PAGE_BYTES;
    bytes += weight.applyAsInt(next);
    return fits;
  }
}
