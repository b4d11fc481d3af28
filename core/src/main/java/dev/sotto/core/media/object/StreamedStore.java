// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import java.io.IOException;
import java.io.InputStream;

/// An object store that only this server reaches: clients upload and download through it, with URLs
/// that [SignedUrls][dev.sotto.core.media.SignedUrls] signs. An upload may come in parts. Safe for
/// use by many threads.
public non-sealed interface StreamedStore extends ObjectStore {
  /// {@return how many bytes of an unfinished upload are there; 0 when none has come}
  long received(ObjectKey key);

  /// Adds bytes to an upload. What has come is kept, also when `bytes` fails in the middle.
  ///
  /// @param offset where they belong; the upload must have just so many
  /// @param most how many the upload may have in all
  /// @return how many it has now
  /// @throws WrongOffset when the upload has another number of bytes, or somebody else adds to it
  /// @throws TooLong when there are more than `most`; the upload is dropped
  /// @throws AlreadyThere when the object is complete
  /// @throws IOException when `bytes` fails
  long append(ObjectKey key, long offset, long most, InputStream bytes)
      throws IOException, WrongOffset, TooLong, AlreadyThere;

  /// Makes an object of an upload: from now on it is there. {@return the checksum of its bytes}
  ///
  /// @param size how many bytes the upload has
  /// @throws WrongOffset when it has another number
  /// @throws AlreadyThere when the object is complete already
  Checksum finish(ObjectKey key, long size) throws WrongOffset, AlreadyThere;

  /// The upload is elsewhere than the client thinks.
  final class WrongOffset extends Exception {
    private static final long serialVersionUID = 1L;

    private final long received;

    /// @param received how many bytes are there
    public WrongOffset(long received) {
      super("%d bytes are there".formatted(received));
      this.received = received;
    }

    /// {@return how many bytes are there}
    public long received() {
      return received;
    }
  }

  /// More has come than was declared.
  final class TooLong extends Exception {
    private static final long serialVersionUID = 1L;

    public TooLong(long most) {
      super("more than %d bytes".formatted(most));
    }
  }
}
