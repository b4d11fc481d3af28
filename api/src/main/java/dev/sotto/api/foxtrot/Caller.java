// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.Json;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;

/// Who sends a request.
sealed interface Caller {
  /// Somebody with a good token.
  record Known(Session session) implements Caller {
    AccountId account() {
      return session.device().account();
    }

    /// {@return the device shared by the account's clients}
    DeviceAddress device() {
      return session.device();
    }
  }

  /// Nobody we know.
  ///
  /// @param why what the original answers in this case
  record Unknown(Json.Shape why) implements Caller {}
}
