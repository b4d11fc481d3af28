// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.object.ObjectMetadata;
import java.io.IOException;
import java.io.InputStream;

/// A file that has come whole, and is no object yet.
public interface ReceivedFile {
  /// {@return what it is said to be, with the size that it has}
  ObjectMetadata content();

  /// {@return its bytes from the first one on; the caller closes it}
  ///
  /// @throws IOException when they cannot be read
  InputStream bytes() throws IOException;
}
