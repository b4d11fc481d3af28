// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Reads pages for work that is done again and again, as sweeping: an object whose rows the domain
/// does not allow is told once, and never keeps the others waiting. Safe for use by many threads.
public final class DamagedRowFilter {
  private static final System.Logger LOG = System.getLogger(DamagedRowFilter.class.getName());

  /// More damage than this is not told row by row, and fills the pages.
  private static final int MAX_TOLD = 10_000;

  private final String kind;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  /// @param kind what the objects are called, in the plural
  public DamagedRowFilter(String kind) {
    this.kind = kind;
  }

  /// {@return the first objects of a page that can be read, `limit` of them if there are as many}
  ///
  /// @param page reads a page of the length that it is given
  public <T> List<T> first(int limit, IntFunction<Page<T>> page) {
    while (true) {
      int known = unreadable.size();
      Page<T> found = page.apply(limit + known);
      boolean all = found.length() < limit + known;
      if (all || found.objects().size() >= limit || unreadable.size() == known) {
        return found.objects().stream().limit(limit).toList();
      }
    }
  }

  /// {@return what the domain makes of a row, or of the rows of one object; nothing where it does
  /// not allow them}
  ///
  /// @param key names the object
  public <T> List<T> object(String key, Supplier<T> domain) {
    try {
      return List.of(domain.get());
    } catch (IllegalArgumentException e) {
      if (unreadable.size() < MAX_TOLD && unreadable.add(key)) {
        LOG.log(
            Level.ERROR,
            "one of the {0} is damaged and is left alone, {1}: {2}",
            kind,
            key,
            e.getMessage());
      }
      return List.of();
    }
  }

  /// @param objects that can be read
  /// @param length with those that cannot
  public record Page<T>(List<T> objects, int length) {}
}
