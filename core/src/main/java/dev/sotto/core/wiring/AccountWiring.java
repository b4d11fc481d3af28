// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.account.AccountDirectory;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.Registration;
import dev.sotto.core.area.AccountArea;
import dev.sotto.core.area.SessionArea;
import dev.sotto.core.key.PublicKeys;
import dev.sotto.core.server.DomainPorts;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.session.AccountAdministration;
import dev.sotto.core.spi.Storage;

/// Puts together what has to do with accounts.
final class AccountWiring {
  private AccountWiring() {}

  static AccountArea of(SharedParts shared, SessionArea sessions) {
    DomainPorts ports = shared.ports();
    Storage storage = shared.storage();
    ServerRuntime runtime = shared.runtime();
    AccountStore accounts = storage.accounts();
    return new AccountArea(
        new Registration(
            accounts,
            ports.hasher(),
            shared.policy().registration(),
            runtime.clock(),
            runtime.random()),
        new AccountDirectory(accounts),
        new AccountAdministration(
            accounts, storage.credentials(), ports.hasher(), sessions.lifecycle()),
        new PublicKeys(storage.publicKeys(), accounts, shared.contacts(), shared.switchboard()));
  }
}
