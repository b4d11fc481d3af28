// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Contracts of what the nodes of an installation share: [BusContract], [RosterContract] while all
/// nodes live, [RosterNodeFailureContract] when some die. All of them stand on [NodesFixture],
/// which lets nodes join and lose what they share; a [RecordingBusListener] hears the bus.
/// Contracts of the ports of `dev.sotto.core.<port>`: [<Port>Contract] and its parts.
/// [Forwarding<Port>] passes everything on to another one, for doubles that differ in one method.
@NullMarked
package dev.sotto.testkit.cluster;

import org.jspecify.annotations.NullMarked;
