// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

/// What became of an object whose bytes should be there.
public sealed interface Completion {
  /// It is there, and may be read by those whom it is for.
  record Stored(MediaObject object) implements Completion {}

  /// It is there and nobody gets it: the scanner has found something, or cannot judge it.
  record Refused(MediaObject object) implements Completion {}

  /// It is there, and nobody may read it until the scanner answers again.
  record Unscanned(MediaObject object) implements Completion {}

  /// There is no such object, or it is somebody else's.
  record NotFound() implements Completion {}

  /// The bytes are not there yet.
  record NotUploaded() implements Completion {}

  /// The object is gone: its owner has no room for so many bytes.
  ///
  /// @param quota how many bytes the objects of an account may have
  record NoRoom(long quota) implements Completion {}

  /// The object is gone: it was not what had been declared.
  record WrongSize(ObjectSize declared, long actual) implements Completion {}
}
