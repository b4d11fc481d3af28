// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.time.Instant;

/// One person, or program, that can be written to.
///
/// @param createdAt milliseconds
/// @param lastSeen when its last socket opened or closed; the time of creation until then;
///   milliseconds
public record Account(
    AccountId id,
    Handle handle,
    PublicKey publicKey,
    AccountStatus standing,
    Instant createdAt,
    Instant lastSeen) {}
