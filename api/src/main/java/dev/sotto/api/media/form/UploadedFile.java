// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.core.media.ReceivedFile;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import java.io.IOException;
import java.io.InputStream;

/// A file out of a form.
///
/// @param name what the client calls it
public record UploadedFile(String name, MediaType type, SpooledFile spooled)
    implements ReceivedFile {
  @Override
  public ObjectMetadata content() {
    return new ObjectMetadata(type, ObjectSize.exactly(spooled.size()));
  }

  @Override
  public InputStream bytes() throws IOException {
    return spooled.bytes();
  }
}
