// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Coordination in one process. [MemoryCoordinationProvider] opens `memory:` for a node that is
/// alone ([SingleNodeBus], [SingleNodeRoster], [SingleNodeRoomSeats]); `memory:name` joins a
/// [MemoryHub], whose nodes see it through [HubBusView], [HubRosterView] and [HubSeatsView]. Both
/// keep signals, buckets and relayed messages alike: [MemorySignalCache], [MemoryTokenBucketStore],
/// [MemoryRelayStore].
@NullMarked
package dev.sotto.storage.memory.coordination;

import org.jspecify.annotations.NullMarked;
