// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;

/// The sender of a request: known, or unknown with the response that says why.
public sealed interface FoxTrotAuthentication {
  /// Somebody with a good token.
  record Known(Session session) implements FoxTrotAuthentication {
    public AccountId account() {
      return session.device().account();
    }

    /// {@return the device shared by the account's clients}
    public DeviceAddress device() {
      return session.device();
    }
  }

  /// Nobody we know.
  ///
  /// @param why what the original answers in this case
  record Unknown(JsonCodec.Shape why) implements FoxTrotAuthentication {}
}
