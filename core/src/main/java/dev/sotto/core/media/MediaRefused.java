// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.live.Event;

/// Tells the owner of an object that nobody gets it.
///
/// @param state [MediaState#INFECTED] or [MediaState#UNDECIDED]
public record MediaRefused(ObjectKey key, MediaState state) implements Event {}
