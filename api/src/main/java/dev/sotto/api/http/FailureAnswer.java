// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

/// How a surface tells its clients that a request failed. Safe for use by many threads.
@FunctionalInterface
public interface FailureAnswer {
  /// Answers `exchange`, which has not been answered yet.
  void answer(Exchange exchange, Refused failure);
}
