// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.power;

/// A message that the server has promised to keep.
///
/// @param clientId how the sender has called it
/// @param id what the server calls it
/// @param at what [System#nanoTime()] was when its sender knew
public record AcknowledgedMessage(String clientId, long id, long at) {}
