// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The cooperation of several servers as one. Whoever wants to reach an account asks the
/// [Switchboard]: it hands an event to the connections of this node and publishes a [NodeMessage]
/// on the [Bus] under the [Topic] of the account; the switchboard of another node hears it and does
/// the same there. The [Roster] says who is online at which node. Both ports may be away or lose
/// what they have: what is told is a hint, and the storage has everything.
@NullMarked
package dev.sotto.core.cluster;

import org.jspecify.annotations.NullMarked;
