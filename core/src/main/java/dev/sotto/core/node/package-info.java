// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What makes several servers one: what their nodes tell each other over the
/// [dev.sotto.core.node.Bus], and who is online at which of them, in the
/// [dev.sotto.core.node.Roster]. Whoever wants to reach an account asks the
/// [dev.sotto.core.node.Switchboard] and need not know where it is connected. Both ports may be
/// away for a while: what is told is a hint only, and the storage has everything.
package dev.sotto.core.node;
