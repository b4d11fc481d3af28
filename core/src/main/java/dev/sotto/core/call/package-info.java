// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Calls: who rings whom and what becomes of it, the signals that those in a call exchange, and
/// credentials for the TURN server. A [dev.sotto.core.call.Call] is a small state machine, kept by
/// a [dev.sotto.core.call.CallStore]; [dev.sotto.core.call.CallSignalling] passes signals between
/// two accounts without one.
package dev.sotto.core.call;
