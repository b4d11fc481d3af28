// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// Holds the bytes of objects. Knows nothing of whose they are. Safe for use by many threads.
///
/// Methods throw [dev.sotto.core.PortException] when the store does not answer. An object is there
/// with all its bytes or not at all, whatever happens while it is written.
public sealed interface ObjectStore extends AutoCloseable permits StreamedStore, PresignedStore {
  /// {@return how many bytes the object has, empty when it is not there}
  OptionalLong size(ObjectKey key);

  /// {@return the bytes from `from` on; the caller closes it. It fails with an [IOException] only}
  ///
  /// @param from 0 to the size
  /// @throws NoSuchObject when it is not there
  InputStream read(ObjectKey key, long from) throws NoSuchObject;

  /// Writes an object of just `size` bytes that this server itself has received. {@return their
  /// checksum}
  ///
  /// @throws IOException when `bytes` fails, or has fewer or more; then nothing is kept
  /// @throws AlreadyThere when there is such an object; it stays as it is
  Checksum write(ObjectKey key, MediaType type, long size, InputStream bytes)
      throws IOException, AlreadyThere;

  /// Deletes an object and what has come of it. {@return whether there was one}
  boolean delete(ObjectKey key);

  /// {@return what is there with names after `after`, in their order by code point}
  ///
  /// @param after empty for the first ones
  List<StoredObject> page(String after, int limit);

  /// {@return bytes that may still be written; [Long#MAX_VALUE] when nobody knows}
  default long freeBytes() {
    return Long.MAX_VALUE;
  }

  /// Asks the store whether it can read and write now.
  ///
  /// @throws dev.sotto.core.PortException when it cannot
  void check();

  @Override
  void close();

  /// Something that is there.
  ///
  /// @param name an [ObjectKey] as a rule; something else when others have put it there
  record StoredObject(String name, long size) {}

  /// There is no such object.
  final class NoSuchObject extends Exception {
    private static final long serialVersionUID = 1L;

    public NoSuchObject(ObjectKey key) {
      super("no object " + key.text());
    }
  }

  /// Objects are written once.
  final class AlreadyThere extends Exception {
    private static final long serialVersionUID = 1L;

    public AlreadyThere(ObjectKey key) {
      super("there is an object " + key.text());
    }
  }
}
