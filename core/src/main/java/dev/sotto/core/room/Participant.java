// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

/// One of the two of a room.
public record Participant(ParticipantId id, PushAddress reach) {}
