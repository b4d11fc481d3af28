// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Rooms: two participants without accounts. [Pairing] keeps a [JoinCode] as [PendingPairing] until
/// somebody redeems it, and makes a [Room]; its [RoomId] is the only key to it. [Rooms] finds,
/// enters, sweeps and deletes rooms. [Knocks] tells the absent one that somebody waits: through its
/// [PushAddress], by a [KnockSender]. Ports are [PairingStore] and [RoomStore]. Who is in a room
/// now: [dev.sotto.core.room.live].
@NullMarked
package dev.sotto.core.room;

import org.jspecify.annotations.NullMarked;
