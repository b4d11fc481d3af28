// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.presence;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountStore;
import dev.sotto.testkit.account.ForwardingAccountStore;

/// Accounts in a storage that can be away for a while. For one thread.
final class SwitchableAccountStore implements ForwardingAccountStore {
  private final AccountStore whole;
  private boolean away;

  SwitchableAccountStore(AccountStore whole) {
    this.whole = whole;
  }

  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  @Override
  public AccountStore real() {
    if (away) {
      throw new PortException.Unavailable("the test has said so");
    }
    return whole;
  }
}
