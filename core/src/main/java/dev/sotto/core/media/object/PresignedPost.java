// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import java.net.URI;
import java.util.Map;

/// A form that a browser posts to upload one object (`multipart/form-data`): all `fields`, and
/// after them the bytes in a last field `file`.
///
/// @param url where it is posted
/// @param fields by name; they hold a signature, so whoever has them may upload
public record PresignedPost(URI url, Map<String, String> fields) {
  public PresignedPost {
    fields = Map.copyOf(fields);
  }

  @Override
  public String toString() {
    return "UploadForm[…]";
  }
}
