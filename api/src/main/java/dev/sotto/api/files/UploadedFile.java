// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.files;

import dev.sotto.core.media.Content;
import dev.sotto.core.media.MediaType;
import dev.sotto.core.media.ObjectSize;
import dev.sotto.core.media.ReceivedFile;
import java.io.IOException;
import java.io.InputStream;

/// A file out of a form.
///
/// @param name what the client calls it
record UploadedFile(String name, MediaType type, SpooledFile spooled) implements ReceivedFile {
  @Override
  public Content content() {
    return new Content(type, ObjectSize.exactly(spooled.size()));
  }

  @Override
  public InputStream bytes() throws IOException {
    return spooled.bytes();
  }
}
