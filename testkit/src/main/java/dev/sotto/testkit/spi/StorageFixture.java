// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import static dev.sotto.testkit.Moments.NOON;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore.Creation;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.account.TestAccounts;
import java.time.Instant;

/// The storage under test, and the shortest ways to put something into it.
///
/// The test of an adapter has one `@Nested` class per contract. Each of them extends one inner
/// class that implements `public Storage storage()`, so that it is a single line:
///
/// ```java
/// @Nested
/// final class Accounts extends Opened implements AccountStoreContract {}
/// ```
public interface StorageFixture {
  /// {@return the storage under test: empty at the start of a test, and the same one all through
  /// it}
  Storage storage();

  /// {@return an account, now stored, with this handle}
  default Account storedAccount(String handle) {
    Account account = TestAccounts.anAccount(handle);
    Creation creation = storage().accounts().create(account, TestAccounts.aPasswordHash());
    if (creation != Creation.CREATED) {
      throw new AssertionError("account not created: " + creation);
    }
    return account;
  }

  /// {@return a device, now stored, of this account}
  default DeviceAddress storedDevice(AccountId account) {
    return storage().devices().add(account, new DeviceName("device"), NOON).orElseThrow().address();
  }

  /// {@return a device, now stored, of an account with this handle, now stored}
  default DeviceAddress storedDevice(String handle) {
    return storedDevice(storedAccount(handle).id());
  }

  /// {@return the id of a message made from this draft, now stored}
  default MessageId storedMessage(Draft draft, Instant sentAt) {
    AppendResult result = storage().messages().append(draft, sentAt, (_, _) -> {});
    return switch (result) {
      case AppendResult.Stored(MessageId id, _, _) -> id;
      case AppendResult.Conflict _ -> throw new AssertionError("client message id used twice");
      case AppendResult.NoRoom _ -> throw new AssertionError("no room");
    };
  }

  /// {@return the id of a message made from this draft, stored at [dev.sotto.testkit.Moments#NOON]}
  default MessageId storedMessage(Draft draft) {
    return storedMessage(draft, NOON);
  }
}
