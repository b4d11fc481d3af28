// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.scan;

import dev.sotto.core.connection.Event;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;

/// Tells the owner of an object that nobody gets it.
///
/// @param state [ObjectState#INFECTED] or [ObjectState#UNDECIDED]
public record MediaQuarantined(ObjectKey key, ObjectState state) implements Event {}
