// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Facade for clients of rooms: [RoomsSurface]. REST goes [RoomsRouter] -> [PairingRoutes] (codes),
/// [RoomRoutes] (rooms that exist), [LiveRoomRoutes] (who is connected); bodies are read as
/// [RoomsRequest], errors go to [RoomsErrorResponder]. Sockets go [RoomsSocketEndpoint] ->
/// [RoomsSocketHandler]; signals are checked by [RoomSignalJson], events written by
/// [RoomsEventEncoder].
@NullMarked
package dev.sotto.api.rooms;

import org.jspecify.annotations.NullMarked;
