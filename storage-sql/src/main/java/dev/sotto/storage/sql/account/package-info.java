// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Accounts and what belongs to one: [SqlAccountStore], [SqlCredentialStore] and
/// [SqlPublicKeyStore] share the table `account` ([AccountRows]); [SqlDeviceStore],
/// [SqlSessionStore], [SqlPushTokenStore] and [SqlContactStore] have their own. Refresh tokens
/// change hands in [RotateRefreshToken]; the search by the beginning of a handle is a
/// [PrefixRange].
@NullMarked
package dev.sotto.storage.sql.account;

import org.jspecify.annotations.NullMarked;
