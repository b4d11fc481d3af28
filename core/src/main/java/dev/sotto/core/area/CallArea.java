// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.call.control.CallTimeouts;
import dev.sotto.core.call.control.Calls;
import dev.sotto.core.call.signal.AccountSignalling;
import dev.sotto.core.call.signal.PartySignalling;
import dev.sotto.core.call.turn.TurnCredentialIssuer;

/// The calls, and what their parties tell each other.
///
/// @param control places, answers and ends calls
/// @param signalling between the parties of a call
/// @param accountSignalling between the accounts of clients that know no calls
/// @param timeouts ends what nobody ends
public record CallArea(
    Calls control,
    PartySignalling signalling,
    AccountSignalling accountSignalling,
    CallTimeouts timeouts,
    TurnCredentialIssuer turn) {}
