// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

/// The process may open too few files and connections to serve anybody. Its text says what to do.
public final class TooFewFileDescriptorsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooFewFileDescriptorsException(String message) {
    super(message);
  }
}
