// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The [password hasher][dev.sotto.core.account.PasswordHasher] of the server:
/// [BcryptPasswordHasher] hashes and checks on threads of its own, of which [HashingShare] says how
/// many there are and how long each rests, so that log-ins leave the processors to messages.
@NullMarked
package dev.sotto.password.bcrypt;

import org.jspecify.annotations.NullMarked;
