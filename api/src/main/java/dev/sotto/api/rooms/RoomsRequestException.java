// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

/// Ends a request with 400 and a word. Thrown by parsing only.
final class RoomsRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String word;

  RoomsRequestException(String word) {
    super(word, null, false, false);
    this.word = word;
  }

  String word() {
    return word;
  }
}
