// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Refused;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.WakeUp;
import java.util.List;

/// A client's wish to place a call.
public record PlaceRequest(List<AccountId> callees, ClientCallId clientId, WakeUp.Media media) {
  public PlaceRequest {
    callees = List.copyOf(callees);
  }

  /// {@return the request in the fields `callees`, `clientCallId` and `media`}
  public static PlaceRequest read(JsonObject json) {
    List<AccountId> callees =
        json.integers("callees", 1, AccountId.MAX).stream().map(AccountId::new).toList();
    String clientId = json.text("clientCallId");
    if (!ClientCallId.isValid(clientId)) {
      throw Refused.invalid(
          "clientCallId: expected 1 to %d visible ASCII characters"
              .formatted(ClientCallId.MAX_LENGTH));
    }
    return new PlaceRequest(
        callees, new ClientCallId(clientId), Words.read(json, "media", WakeUp.Media.values()));
  }

  /// {@return what `caller` wants to place}
  CallInvite placing(DeviceAddress caller) {
    if (!CallInvite.isValid(caller.account(), callees)) {
      throw Refused.invalid(
          "callees: expected 1 to %d other accounts, none twice".formatted(Call.MAX_CALLEES));
    }
    return new CallInvite(caller, clientId, callees, media);
  }
}
