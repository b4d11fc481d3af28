// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster.codec;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallProgress;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.push.WakeUp;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;

/// Calls and what their parties tell each other, as fields.
final class CallCodec {
  private CallCodec() {}

  static void write(DataOutputStream out, Call call) throws IOException {
    ValueCodec.write(out, call.id().text());
    ValueCodec.write(out, call.clientId().text());
    ValueCodec.write(out, call.media().name());
    out.writeByte(call.parties().size());
    for (Party party : call.parties()) {
      ValueCodec.write(out, party.account());
      ValueCodec.write(out, party.state().name());
      out.writeByte(party.device());
      ValueCodec.write(out, party.joinedAt());
      ValueCodec.write(out, party.goneAt());
    }
    ValueCodec.write(out, call.course().state().name());
    ValueCodec.write(out, call.course().placedAt());
    ValueCodec.write(out, call.course().answeredAt());
    ValueCodec.write(out, call.course().endedAt());
    out.writeLong(call.version());
  }

  static Call readCall(DataInputStream in) throws IOException {
    var id = new CallId(ValueCodec.readText(in));
    var clientId = new ClientCallId(ValueCodec.readText(in));
    var media = WakeUp.Media.valueOf(ValueCodec.readText(in));
    int count = in.readUnsignedByte();
    var parties = new ArrayList<Party>();
    for (int i = 0; i < count; i++) {
      parties.add(readParty(in));
    }
    var state = CallState.valueOf(ValueCodec.readText(in));
    Instant placedAt = ValueCodec.readInstant(in);
    Instant answeredAt = ValueCodec.readInstant(in);
    var course = new CallProgress(state, placedAt, answeredAt, ValueCodec.readInstant(in));
    return new Call(id, clientId, media, parties, course, in.readLong());
  }

  private static Party readParty(DataInputStream in) throws IOException {
    AccountId account = ValueCodec.readAccount(in);
    var state = PartyState.valueOf(ValueCodec.readText(in));
    int device = in.readUnsignedByte();
    Instant joinedAt = ValueCodec.readInstant(in);
    return new Party(account, state, device, joinedAt, ValueCodec.readInstant(in));
  }

  static void write(DataOutputStream out, PartySignal signal) throws IOException {
    ValueCodec.write(out, signal.call().text());
    ValueCodec.write(out, signal.from());
    ValueCodec.write(out, signal.to());
    ValueCodec.write(out, signal.kind().name());
    ValueCodec.write(out, signal.payload());
    out.writeBoolean(signal.replayed());
  }

  static PartySignal readSignal(DataInputStream in) throws IOException {
    var call = new CallId(ValueCodec.readText(in));
    var from = ValueCodec.readDevice(in);
    var to = ValueCodec.readAccount(in);
    var kind = PartySignal.Kind.valueOf(ValueCodec.readText(in));
    String payload = ValueCodec.readText(in);
    return new PartySignal(call, from, to, kind, payload, in.readBoolean());
  }
}
