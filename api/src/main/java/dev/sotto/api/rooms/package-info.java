// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The rooms facade: what unmodified clients of rooms speak, told in terms of the use cases. Start
/// from [dev.sotto.api.rooms.RoomsSurface].
package dev.sotto.api.rooms;
