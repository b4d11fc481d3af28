// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectState;
import java.io.IOException;
import java.util.Locale;

/// An object as its owner reads it.
final class MediaJson {
  private MediaJson() {}

  static void write(JsonGenerator json, MediaObject object) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", object.key().text());
    json.writeStringField("contentType", object.content().type().text());
    json.writeNumberField("size", object.content().size().bytes());
    json.writeBooleanField("uploaded", object.state().isUploaded());
    json.writeStringField("state", word(object.state()));
    json.writeBooleanField("viewOnce", object.access().viewing() != ObjectAccess.Viewing.ANY);
    json.writeStringField("expiresAt", JsonCodec.time(object.endsAt()));
    json.writeEndObject();
  }

  /// What room an upload takes is told by the usage.
  private static String word(ObjectState state) {
    return (state.isUploaded() ? state : ObjectState.CREATED).name().toLowerCase(Locale.ROOT);
  }
}
