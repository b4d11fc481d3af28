// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import dev.sotto.core.device.DeviceAddress;
import java.time.Instant;

/// A device that has logged in and may act until `expiresAt`, or until somebody ends the session.
/// Times are milliseconds.
///
/// @param lastUsedAt when it was opened or last refreshed
public record Session(
    SessionId id, DeviceAddress device, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {}
