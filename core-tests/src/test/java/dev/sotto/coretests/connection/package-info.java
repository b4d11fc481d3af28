// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Connections of devices: a backlog ([InMemoryBacklog]) and events ([TestEvent], [NumberedEvent])
/// go through a DeviceConnection into a [RecordingSink]; the tests decide when tasks run
/// ([ManualExecutor]) and how slowly a client reads. Start from [DeviceConnectionTest].
@NullMarked
package dev.sotto.coretests.connection;

import org.jspecify.annotations.NullMarked;
