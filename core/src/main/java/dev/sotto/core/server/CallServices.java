// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.call.control.CallTimeouts;
import dev.sotto.core.call.control.Calls;
import dev.sotto.core.call.control.VisibleAccounts;
import dev.sotto.core.call.signal.PartySignalling;

/// What may be asked about calls.
///
/// @param calls places, answers and ends them
/// @param signalling passes on what their parties tell each other
/// @param watch ends what nobody ends
/// @param acquaintances whom an account may know by name, calls counted
public record CallServices(
    Calls calls, PartySignalling signalling, CallTimeouts watch, VisibleAccounts acquaintances) {}
