// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.Course;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartySignal;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.push.WakeUp;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;

/// Calls and what their parties tell each other, as fields.
final class CallFields {
  private CallFields() {}

  static void write(DataOutputStream out, Call call) throws IOException {
    Fields.write(out, call.id().text());
    Fields.write(out, call.clientId().text());
    Fields.write(out, call.media().name());
    out.writeByte(call.parties().size());
    for (Party party : call.parties()) {
      Fields.write(out, party.account());
      Fields.write(out, party.state().name());
      out.writeByte(party.device());
      Fields.write(out, party.joinedAt());
      Fields.write(out, party.goneAt());
    }
    Fields.write(out, call.course().state().name());
    Fields.write(out, call.course().placedAt());
    Fields.write(out, call.course().answeredAt());
    Fields.write(out, call.course().endedAt());
    out.writeLong(call.version());
  }

  static Call readCall(DataInputStream in) throws IOException {
    var id = new CallId(Fields.readText(in));
    var clientId = new ClientCallId(Fields.readText(in));
    var media = WakeUp.Media.valueOf(Fields.readText(in));
    int count = in.readUnsignedByte();
    var parties = new ArrayList<Party>();
    for (int i = 0; i < count; i++) {
      parties.add(readParty(in));
    }
    var state = CallState.valueOf(Fields.readText(in));
    Instant placedAt = Fields.readInstant(in);
    Instant answeredAt = Fields.readInstant(in);
    var course = new Course(state, placedAt, answeredAt, Fields.readInstant(in));
    return new Call(id, clientId, media, parties, course, in.readLong());
  }

  private static Party readParty(DataInputStream in) throws IOException {
    AccountId account = Fields.readAccount(in);
    var state = PartyState.valueOf(Fields.readText(in));
    int device = in.readUnsignedByte();
    Instant joinedAt = Fields.readInstant(in);
    return new Party(account, state, device, joinedAt, Fields.readInstant(in));
  }

  static void write(DataOutputStream out, PartySignal signal) throws IOException {
    Fields.write(out, signal.call().text());
    Fields.write(out, signal.from());
    Fields.write(out, signal.to());
    Fields.write(out, signal.kind().name());
    Fields.write(out, signal.payload());
    out.writeBoolean(signal.replayed());
  }

  static PartySignal readSignal(DataInputStream in) throws IOException {
    var call = new CallId(Fields.readText(in));
    var from = Fields.readDevice(in);
    var to = Fields.readAccount(in);
    var kind = PartySignal.Kind.valueOf(Fields.readText(in));
    String payload = Fields.readText(in);
    return new PartySignal(call, from, to, kind, payload, in.readBoolean());
  }
}
