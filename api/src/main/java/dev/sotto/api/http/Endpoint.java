// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

/// Serves one route: parse, call a use case, answer. Safe for use by many threads.
@FunctionalInterface
public interface Endpoint {
  /// Serves one request.
  ///
  /// @throws ProblemException to answer with a problem
  void serve(Exchange exchange);
}
