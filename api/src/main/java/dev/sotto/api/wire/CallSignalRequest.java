// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.device.DeviceAddress;

/// A request to pass a signal to another party of a call.
public record CallSignalRequest(CallId call, AccountId to, PartySignal.Kind kind, String payload) {
  /// {@return the request in the fields `callId`, `to`, `kind` and `signal`}
  public static CallSignalRequest read(JsonObject json) {
    CallId call = callId(json);
    var to = new AccountId(json.integer("to", 1, AccountId.MAX));
    PartySignal.Kind kind = EnumText.read(json, "kind", PartySignal.Kind.values());
    if (!json.any("signal").isObject()) {
      throw ProblemException.invalid("signal: expected an object");
    }
    String payload = json.raw().value("signal").orElseThrow();
    if (payload.length() > PartySignal.MAX_PAYLOAD) {
      throw new ProblemException(
          Problem.TOO_LARGE,
          "signal: expected at most %d characters".formatted(PartySignal.MAX_PAYLOAD));
    }
    return new CallSignalRequest(call, to, kind, payload);
  }

  /// {@return the call that is named in `callId`}
  public static CallId callId(JsonObject json) {
    String id = json.text("callId");
    if (!CallId.isValid(id)) {
      throw ProblemException.invalid("callId: expected a UUID in lower case");
    }
    return new CallId(id);
  }

  PartySignal signal(DeviceAddress from) {
    return new PartySignal(call, from, to, kind, payload, false);
  }
}
