// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.account.AccountDirectory;
import dev.sotto.core.account.Registration;
import dev.sotto.core.key.PublicKeys;
import dev.sotto.core.session.AccountAdministration;

/// The accounts: how they come to be, are found and are administered.
///
/// @param publicKeys what accounts publish for end-to-end encryption
public record AccountArea(
    Registration registration,
    AccountDirectory directory,
    AccountAdministration administration,
    PublicKeys publicKeys) {}
