// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

/// The storage has another schema version than this program works with. The message says what to
/// do.
public final class UnknownSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UnknownSchemaException(String message) {
    super(message);
  }

  /// {@return the failure for a schema that a later version of the program has written}
  public static UnknownSchemaException newer(int found, int known) {
    return new UnknownSchemaException(
        "the storage has schema version %d, this program knows versions up to %d: start the newer program, or restore a backup made before it ran"
            .formatted(found, known));
  }

  /// {@return the failure for a schema that must be migrated first}
  public static UnknownSchemaException older(int found, int known) {
    return new UnknownSchemaException(
        "the storage has schema version %d, this program needs version %d: run `sotto migrate` first"
            .formatted(found, known));
  }
}
