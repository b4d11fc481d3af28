// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.WakeUp;
import java.util.HashSet;
import java.util.List;

/// A call that a device wants to place.
///
/// @param callees 1 to 5 accounts, none twice and not the caller's
/// @param media what the call is about to carry
public record CallInvite(
    DeviceAddress caller, ClientCallId clientId, List<AccountId> callees, WakeUp.Media media) {
  public CallInvite {
    callees = List.copyOf(callees);
    if (!isValid(caller.account(), callees)) {
      throw new IllegalArgumentException(
          "callees: expected 1..%d other accounts, none twice".formatted(Call.MAX_CALLEES));
    }
  }

  /// {@return whether `caller` may ring these accounts in one call}
  public static boolean isValid(AccountId caller, List<AccountId> callees) {
    return !callees.isEmpty()
        && callees.size() <= Call.MAX_CALLEES
        && !callees.contains(caller)
        && new HashSet<>(callees).size() == callees.size();
  }
}
