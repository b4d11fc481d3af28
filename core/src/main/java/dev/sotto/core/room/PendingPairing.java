// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import java.time.Instant;

/// A code that waits for somebody to redeem it.
///
/// @param creator who has made it
/// @param expiresAt from then on it cannot be redeemed
public record PendingPairing(JoinCode code, Participant creator, Instant expiresAt) {}
