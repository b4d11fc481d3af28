// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.core.account.Role;
import java.util.ArrayList;
import java.util.Locale;

/// The roles as they are typed and printed, for `${COMPLETION-CANDIDATES}`.
final class RoleNames extends ArrayList<String> {
  private static final long serialVersionUID = 1L;

  RoleNames() {
    for (Role role : Role.values()) {
      add(of(role));
    }
  }

  static String of(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
