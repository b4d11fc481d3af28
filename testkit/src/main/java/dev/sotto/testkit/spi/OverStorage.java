// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.key.PublicKeyStore;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.RoomStore;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.ClockStore;
import java.util.function.LongConsumer;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface OverStorage extends Storage {
  Storage real();

  @Override
  default AccountStore accounts() {
    return real().accounts();
  }

  @Override
  default CredentialStore credentials() {
    return real().credentials();
  }

  @Override
  default SessionStore sessions() {
    return real().sessions();
  }

  @Override
  default DeviceStore devices() {
    return real().devices();
  }

  @Override
  default PushTokenStore pushTokens() {
    return real().pushTokens();
  }

  @Override
  default PublicKeyStore publicKeys() {
    return real().publicKeys();
  }

  @Override
  default ContactStore contacts() {
    return real().contacts();
  }

  @Override
  default MessageStore messages() {
    return real().messages();
  }

  @Override
  default HistoryStore history() {
    return real().history();
  }

  @Override
  default MailboxStore mailboxes() {
    return real().mailboxes();
  }

  @Override
  default ReceiptStore receipts() {
    return real().receipts();
  }

  @Override
  default PairingStore pairings() {
    return real().pairings();
  }

  @Override
  default RoomStore rooms() {
    return real().rooms();
  }

  @Override
  default MediaCatalogue media() {
    return real().media();
  }

  @Override
  default AuditStore audit() {
    return real().audit();
  }

  @Override
  default CallStore calls() {
    return real().calls();
  }

  @Override
  default InstallationStore installation() {
    return real().installation();
  }

  @Override
  default ClockStore clock() {
    return real().clock();
  }

  @Override
  default void verify() {
    real().verify();
  }

  @Override
  default void onWait(LongConsumer listener) {
    real().onWait(listener);
  }

  @Override
  default long freeBytes() {
    return real().freeBytes();
  }

  @Override
  default boolean isShared() {
    return real().isShared();
  }

  @Override
  default void check() {
    real().check();
  }

  @Override
  default void close() {
    real().close();
  }
}
