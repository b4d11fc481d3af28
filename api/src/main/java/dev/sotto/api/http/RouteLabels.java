// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import java.util.Set;
import java.util.stream.Collectors;

/// The routes under which requests are counted: the beginning of each route, up to its first
/// parameter. They come from what was registered, so none can be missing; and what a client writes
/// never becomes one, so clients can neither read each other's paths nor fill the memory with them.
/// Immutable.
public final class RouteLabels {
  /// Of requests to paths that nothing serves.
  static final String OTHER = "other";

  private final Set<String> beginnings;
  private final int longest;

  private RouteLabels(Set<String> beginnings) {
    this.beginnings = beginnings;
    longest = beginnings.stream().mapToInt(String::length).max().orElse(0);
  }

  /// {@return the labels of routes}
  ///
  /// @param paths as registered; a parameter is `{name}`
  static RouteLabels of(Set<String> paths) {
    return new RouteLabels(
        paths.stream().map(RouteLabels::beginning).collect(Collectors.toUnmodifiableSet()));
  }

  private static String beginning(String path) {
    int parameter = path.indexOf('{');
    String literal = parameter < 0 ? path : path.substring(0, parameter);
    boolean cut = literal.length() > 1 && literal.endsWith("/");
    return cut ? literal.substring(0, literal.length() - 1) : literal;
  }

  /// {@return the longest beginning that is the path or lies above it}
  ///
  /// Looks at no more of a path than the longest beginning has: what a client sends may be all
  /// slashes.
  public String of(String path) {
    int end = path.length() <= longest ? path.length() : path.lastIndexOf('/', longest);
    while (end > 0) {
      String above = path.substring(0, end);
      if (beginnings.contains(above)) {
        return above;
      }
      end = path.lastIndexOf('/', end - 1);
      // The root is above nothing.
      end = end == 1 ? 0 : end;
    }
    return OTHER;
  }
}
