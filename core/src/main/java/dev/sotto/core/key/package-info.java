// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Public keys of accounts. [PublicKeys] publishes one: the [PublicKeyStore] keeps it, and the
/// watchers of the account get a [PublicKeyChanged]. The key itself is
/// [dev.sotto.core.account.PublicKey], opaque to the server.
@NullMarked
package dev.sotto.core.key;

import org.jspecify.annotations.NullMarked;
