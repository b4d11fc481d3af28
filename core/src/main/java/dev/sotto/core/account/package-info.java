// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Accounts. [Registration] makes an [Account] and its [PasswordHash], [AccountDirectory] finds one
/// by the beginning of its [Handle]; log-in is in [dev.sotto.core.session]. [AccountStore] keeps
/// accounts, [CredentialStore] their passwords and their [AccountStatus]; [PasswordHasher] is slow
/// on purpose.
@NullMarked
package dev.sotto.core.account;

import org.jspecify.annotations.NullMarked;
