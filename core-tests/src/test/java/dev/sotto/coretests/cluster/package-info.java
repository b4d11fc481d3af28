// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Two nodes of one installation ([TwoNodes], each a [TestNode]) over one storage and one hub in
/// memory, with a [RecordingClient] or [RecordingRoomClient] at either. Tests send, call and meet
/// across them, kill one, lose the hub ([DeafBus], [PartitionedCoordination]) and look at what the
/// clients were sent.
@NullMarked
package dev.sotto.coretests.cluster;

import org.jspecify.annotations.NullMarked;
