// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

/// The readers of an object besides its owner, and how often they may read it.
public record ObjectAccess(Audience audience, Viewing viewing) {
  /// The accounts that may read it.
  public enum Audience {
    /// The recipients of messages that name it.
    RECIPIENTS,
    /// Everybody to whom its owner has written: clients that name objects inside the ciphertext
    /// only.
    CORRESPONDENTS
  }

  /// The number of times that it may be read.
  public enum Viewing {
    /// Until its time is over.
    ANY,
    /// Once, by one of its readers.
    ONCE,
    /// It was to be read once, and has been.
    SPENT
  }

  /// {@return the same after it has been read}
  public ObjectAccess spent() {
    return new ObjectAccess(audience, Viewing.SPENT);
  }
}
