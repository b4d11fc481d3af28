// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectSize;

/// The outcome of completing an upload, when its bytes should be there.
public sealed interface UploadOutcome {
  /// It is there, and may be read by those whom it is for.
  record Stored(MediaObject object) implements UploadOutcome {}

  /// It is there and nobody gets it: the scanner has found something, or cannot judge it.
  record Refused(MediaObject object) implements UploadOutcome {}

  /// It is there, and nobody may read it until the scanner answers again.
  record Unscanned(MediaObject object) implements UploadOutcome {}

  /// There is no such object, or it is somebody else's.
  record NotFound() implements UploadOutcome {}

  /// The bytes are not there yet.
  record NotUploaded() implements UploadOutcome {}

  /// The object is gone: its owner has no room for so many bytes.
  ///
  /// @param quota how many bytes the objects of an account may have
  record NoRoom(long quota) implements UploadOutcome {}

  /// The object is gone: it was not what had been declared.
  record WrongSize(ObjectSize declared, long actual) implements UploadOutcome {}
}
