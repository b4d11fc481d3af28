// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

/// The effect of an action on a call.
public sealed interface CallTransition {
  /// @param call as it stands now
  record Changed(Call call) implements CallTransition {}

  /// The action was a repetition, or came too late to matter.
  record Same() implements CallTransition {}

  record Refused(Reason reason) implements CallTransition {}

  /// The reason why an action was refused.
  enum Reason {
    /// The account is not in the call.
    STRANGER,
    /// The call is over.
    OVER,
    /// Another device acts for the account.
    ELSEWHERE,
    /// The call goes on, but does not ring for the account, or not any more.
    NOT_RINGING
  }
}
