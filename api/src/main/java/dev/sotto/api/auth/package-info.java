// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Authentication, and the protection of log-ins. A token goes [BearerToken] -> [Authenticator] ->
/// [AccessTokens], and comes back as [TokenVerification] or a session. A log-in goes [LoginLimiter]
/// (failures per handle, address and device; [DeviceTokens] and [KnownAddresses] have limits of
/// their own) -> [PasswordHashQueue] -> the hasher.
@NullMarked
package dev.sotto.api.auth;

import org.jspecify.annotations.NullMarked;
