// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Rooms: two clients without accounts meet through a short code, and then live to connect to each
/// other. Start from [dev.sotto.core.room.Pairing].
package dev.sotto.core.room;
