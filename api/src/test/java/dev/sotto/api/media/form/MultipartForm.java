// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A body of the type `multipart/form-data`, byte for byte as a test wants it.
final class MultipartForm {
  static final String BOUNDARY = "----boundary-of-the-test";
  static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// {@return a form with one file}
  static MultipartForm of(byte[] bytes) {
    return new MultipartForm().file("files", "a.png", "image/png", bytes);
  }

  MultipartForm file(String field, String name, String type, byte[] bytes) {
    return part(
        "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n"
            .formatted(field, name, type),
        bytes);
  }

  MultipartForm text(String field, String text) {
    return part(
        "Content-Disposition: form-data; name=\"%s\"\r\n".formatted(field),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param headers each with its end of line
  MultipartForm part(String headers, byte[] bytes) {
    return raw("--" + BOUNDARY + "\r\n" + headers + "\r\n").raw(bytes).raw("\r\n");
  }

  MultipartForm raw(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  MultipartForm raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /// {@return what has been written so far}
  byte[] unfinished() {
    return out.toByteArray();
  }

  byte[] bytes() {
    return raw("--" + BOUNDARY + "--\r\n").unfinished();
  }
}
