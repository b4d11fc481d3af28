// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import java.util.Map;

/// The responses of one surface to requests that failed. Safe for use by many threads.
public interface ErrorResponder {
  /// Answers `exchange`, which has not been answered yet.
  void answer(Exchange exchange, ProblemException failure);

  /// {@return what is told when the web server refuses a request that no route has seen}
  ///
  /// @param detail safe to show
  Unrouted unrouted(Problem problem, String detail);

  /// An answer without an exchange.
  ///
  /// @param headers beside those that every answer has
  record Unrouted(Map<String, String> headers, String body) {}
}
