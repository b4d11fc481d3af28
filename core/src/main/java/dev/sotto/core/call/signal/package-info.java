// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Signalling: offers, answers and candidates, opaque to the server. [PartySignalling] passes a
/// [PartySignal] between the parties of a call; [AccountSignalling] passes an [AccountSignal]
/// between two accounts whose clients know no call ids. What is for a device that is still being
/// woken waits in the [SignalCache] (a port; [PendingOffer] has its rules) and is replayed, within
/// `ReplayLimit`, when the device connects.
@NullMarked
package dev.sotto.core.call.signal;

import org.jspecify.annotations.NullMarked;
