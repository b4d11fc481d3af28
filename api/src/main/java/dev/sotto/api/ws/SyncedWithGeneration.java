// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.core.connection.Event;

/// [dev.sotto.core.connection.BacklogSynced] as the client is told.
///
/// @param generation to which the numbers belong
record SyncedWithGeneration(long sequence, String generation) implements Event {}
