// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallTransition;

/// The outcome of an action on a call.
public sealed interface CallResult {
  /// @param call as it stands
  record Done(Call call) implements CallResult {}

  /// There is no such call, or the account is not in it.
  record Unknown() implements CallResult {}

  record Refused(CallTransition.Reason reason) implements CallResult {}

  /// Another device of the account takes part in another call.
  record InAnotherCall() implements CallResult {}
}
