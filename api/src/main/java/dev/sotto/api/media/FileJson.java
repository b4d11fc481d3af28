// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.media.form.FileTypes;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import java.io.IOException;

/// A file as clients read it.
///
/// @param originalName what its owner calls it; empty where nobody knows
record FileJson(MediaObject object, String originalName) {
  /// {@return the name under which the file is saved: nobody's but the server's}
  static String name(MediaObject object) {
    return id(object) + "." + FileTypes.given(object.content().type()).ending();
  }

  /// {@return what no other file has}
  static String id(MediaObject object) {
    return object.key().file().toString();
  }

  void write(JsonGenerator json) throws IOException {
    MediaType type = object.content().type();
    String name = name(object);
    json.writeStartObject();
    json.writeStringField("id", id(object));
    json.writeStringField("fileName", name);
    json.writeStringField("filename", name);
    json.writeFieldName("originalName");
    if (originalName.isEmpty()) {
      json.writeNull();
    } else {
      json.writeString(originalName);
    }
    json.writeNumberField("fileSize", object.content().size().bytes());
    json.writeStringField("mimeType", type.text());
    json.writeStringField("fileType", FileTypes.kind(type));
    json.writeBooleanField("isImage", FileTypes.isImage(type));
    // Nobody looks into files.
    json.writeNullField("width");
    json.writeNullField("height");
    json.writeStringField("fileUrl", "/api/files/" + id(object));
    json.writeStringField("expiresAt", JsonCodec.time(object.expiresAt()));
    json.writeEndObject();
  }
}
