// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// Walks through something that is read in pages, each after the last name of the one before. Holds
/// one page. For one thread.
final class PagedIterator<T> {
  private final Function<String, List<T>> pages;
  private final Function<T, String> name;
  private final Queue<T> ahead = new ArrayDeque<>();
  private String last = "";
  private boolean ended;

  /// @param pages by the name after which they begin; an empty one is the end
  PagedIterator(Function<String, List<T>> pages, Function<T, String> name) {
    this.pages = pages;
    this.name = name;
  }

  /// {@return the next one, which stays the next one; empty at the end}
  Optional<T> peek() {
    if (ahead.isEmpty() && !ended) {
      List<T> page = pages.apply(last);
      ahead.addAll(page);
      ended = page.isEmpty();
      last = page.isEmpty() ? last : name.apply(page.getLast());
    }
    return Optional.ofNullable(ahead.peek());
  }

  /// Goes on to the one after the next.
  void skip() {
    ahead.remove();
  }
}
