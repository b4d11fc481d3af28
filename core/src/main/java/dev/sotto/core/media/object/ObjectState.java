// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

/// Progress of an object from its key to its scan. One whose time is over is in no state: nobody
/// finds it any more.
public enum ObjectState {
  /// It has a key; its bytes are awaited.
  CREATED,
  /// As [#CREATED], and it has room in the quota of its owner: its bytes are coming, or how many
  /// there will be is known and they come without being seen.
  RESERVED,
  /// All its bytes are there. With a scanner it waits to be scanned.
  STORED,
  /// The scanner has found nothing.
  CLEAN,
  /// The scanner has found something: nobody gets it. It is kept until its time is over, so that
  /// the operator can look at it.
  INFECTED,
  /// The scanner cannot judge it: nobody gets it.
  UNDECIDED;

  /// {@return whether all bytes of the object are there}
  public boolean isUploaded() {
    return switch (this) {
      case CREATED, RESERVED -> false;
      case STORED, CLEAN, INFECTED, UNDECIDED -> true;
    };
  }
}
