// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

/// The storage is the target of a move that was not finished: a part is missing. The message says
/// what to do.
public final class UnfinishedTransferException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param source as [dev.sotto.core.transfer.TransferSource#name] tells it
  public UnfinishedTransferException(String source) {
    super(
        "a move from %s into this storage was not finished: repeat it to finish it, or use another storage"
            .formatted(source));
  }
}
