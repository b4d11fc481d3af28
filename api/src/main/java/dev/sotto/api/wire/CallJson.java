// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.signal.PartySignal;
import java.io.IOException;
import java.time.Instant;

/// A call on the wire.
public final class CallJson {
  private CallJson() {}

  /// Writes the call as one object.
  public static void write(JsonGenerator json, Call call) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", call.id().text());
    json.writeStringField("clientCallId", call.clientId().text());
    json.writeNumberField("version", call.version());
    json.writeStringField("media", EnumText.of(call.media()));
    json.writeStringField("state", EnumText.of(call.state()));
    json.writeNumberField("caller", call.caller().value());
    json.writeArrayFieldStart("parties");
    for (Party party : call.parties()) {
      write(json, party);
    }
    json.writeEndArray();
    json.writeStringField("placedAt", JsonCodec.time(call.course().placedAt()));
    time(json, "ringsUntil", call.ringsUntil());
    time(json, "answeredAt", call.course().answeredAt());
    time(json, "endedAt", call.course().endedAt());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Party party) throws IOException {
    json.writeStartObject();
    json.writeNumberField("account", party.account().value());
    json.writeStringField("state", EnumText.of(party.state()));
    if (party.device() == Party.NO_DEVICE) {
      json.writeNullField("device");
    } else {
      json.writeNumberField("device", party.device());
    }
    time(json, "joinedAt", party.joinedAt());
    time(json, "goneAt", party.goneAt());
    json.writeEndObject();
  }

  /// Writes the fields of a signal.
  public static void writeFields(JsonGenerator json, PartySignal signal) throws IOException {
    json.writeStringField("callId", signal.call().text());
    json.writeNumberField("from", signal.from().account().value());
    json.writeNumberField("fromDevice", signal.from().device().value());
    json.writeStringField("kind", EnumText.of(signal.kind()));
    json.writeFieldName("signal");
    json.writeRawValue(signal.payload());
    json.writeBooleanField("replayed", signal.replayed());
  }

  private static void time(JsonGenerator json, String field, Instant at) throws IOException {
    if (at.isBefore(Call.NEVER)) {
      json.writeStringField(field, JsonCodec.time(at));
    } else {
      json.writeNullField(field);
    }
  }
}
