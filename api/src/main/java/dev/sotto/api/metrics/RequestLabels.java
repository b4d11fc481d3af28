// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.metrics;

import java.util.Set;

/// The labels of a request in the metrics. The values come from fixed lists, never from a client.
///
/// @param method `other` when HTTP does not know it
/// @param route as registered, up to its first parameter
/// @param status as in the answer
record RequestLabels(String method, String route, int status) {
  private static final String OTHER = "other";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /// {@return the labels of a request}
  static RequestLabels of(String method, String route, int status) {
    return new RequestLabels(METHODS.contains(method) ? method : OTHER, route, status);
  }
}
