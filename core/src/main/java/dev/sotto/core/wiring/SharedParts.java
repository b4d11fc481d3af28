// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.cluster.codec.BinaryNodeMessageCodec;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.contact.CachingContactStore;
import dev.sotto.core.message.HorizonSource;
import dev.sotto.core.server.DomainPorts;
import dev.sotto.core.server.ServerPolicy;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.TrustedClock;

/// The parts that several areas are built over, one of each in a server.
///
/// @param clock of what deletes or ends something because its time is over
/// @param connections those of this node
/// @param contacts the store of contacts, with what this node remembers of it
/// @param disk the room on the disk of the storage
record SharedParts(
    DomainPorts ports,
    ServerPolicy policy,
    ServerRuntime runtime,
    TrustedClock clock,
    ConnectionRegistry connections,
    Switchboard switchboard,
    CachingContactStore contacts,
    HorizonSource horizons,
    FreeDiskSpace disk) {
  static SharedParts of(DomainPorts ports, ServerPolicy policy, ServerRuntime runtime) {
    Storage storage = ports.storage();
    var clock = new TrustedClock(runtime.clock(), runtime.timers()::nanoTime);
    var connections = new ConnectionRegistry();
    var switchboard =
        new Switchboard(connections, ports.coordination().bus(), new BinaryNodeMessageCodec());
    var contacts =
        new CachingContactStore(
            storage.contacts(), runtime.timers()::nanoTime, switchboard::announceRemoval);
    return new SharedParts(
        ports,
        policy,
        runtime,
        clock,
        connections,
        switchboard,
        contacts,
        new HorizonSource(policy.retention(), clock),
        new FreeDiskSpace(storage::freeBytes, System::nanoTime));
  }

  Storage storage() {
    return ports.storage();
  }
}
