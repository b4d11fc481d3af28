// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

/// A storage would lose or damage what it is given. The message says why, and what to do.
public final class UnsafeStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsafeStorageException(String message) {
    super(message);
  }
}
