// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.WakeUp;
import java.util.List;

/// A client's wish to place a call.
public record PlaceCallRequest(List<AccountId> callees, ClientCallId clientId, WakeUp.Media media) {
  public PlaceCallRequest {
    callees = List.copyOf(callees);
  }

  /// {@return the request in the fields `callees`, `clientCallId` and `media`}
  public static PlaceCallRequest read(JsonObject json) {
    List<AccountId> callees =
        json.integers("callees", 1, AccountId.MAX).stream().map(AccountId::new).toList();
    String clientId = json.text("clientCallId");
    if (!ClientCallId.isValid(clientId)) {
      throw ProblemException.invalid(
          "clientCallId: expected 1 to %d visible ASCII characters"
              .formatted(ClientCallId.MAX_LENGTH));
    }
    return new PlaceCallRequest(
        callees, new ClientCallId(clientId), EnumText.read(json, "media", WakeUp.Media.values()));
  }

  /// {@return what `caller` wants to place}
  CallInvite placing(DeviceAddress caller) {
    if (!CallInvite.isValid(caller.account(), callees)) {
      throw ProblemException.invalid(
          "callees: expected 1 to %d other accounts, none twice".formatted(Call.MAX_CALLEES));
    }
    return new CallInvite(caller, clientId, callees, media);
  }
}
