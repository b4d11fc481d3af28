// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

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
import dev.sotto.storage.memory.account.MemoryAccountStore;
import dev.sotto.storage.memory.account.MemoryContactStore;
import dev.sotto.storage.memory.account.MemoryCredentialStore;
import dev.sotto.storage.memory.account.MemoryDeviceStore;
import dev.sotto.storage.memory.account.MemoryPublicKeyStore;
import dev.sotto.storage.memory.account.MemoryPushTokenStore;
import dev.sotto.storage.memory.account.MemorySessionStore;
import dev.sotto.storage.memory.message.MemoryHistoryStore;
import dev.sotto.storage.memory.message.MemoryMailboxStore;
import dev.sotto.storage.memory.message.MemoryMessageStore;
import dev.sotto.storage.memory.message.MemoryReceiptStore;
import dev.sotto.storage.memory.table.StorageLock;
import java.security.SecureRandom;
import java.util.function.LongConsumer;

final class MemoryStorage implements Storage {
  private final String timeline = Long.toHexString(new SecureRandom().nextLong());
  private final StorageLock guard = new StorageLock();
  private final MemoryTables tables = MemoryTables.empty();
  private final SessionStore sessions = new MemorySessionStore(guard);
  private final ReceiptStore receipts = new MemoryReceiptStore(guard);
  private final MediaCatalogue media = new MemoryMediaCatalogue(guard);
  private final AuditStore audit = new MemoryAuditStore(guard);
  private final InstallationStore installation = new MemoryInstallationStore(guard);
  private final ClockStore clock = new MemoryClockStore(guard);
  private final CallStore calls = new MemoryCallStore(guard);

  @Override
  public AccountStore accounts() {
    return new MemoryAccountStore(guard, tables.accounts());
  }

  @Override
  public CredentialStore credentials() {
    return new MemoryCredentialStore(guard, tables.accounts());
  }

  @Override
  public SessionStore sessions() {
    return sessions;
  }

  @Override
  public DeviceStore devices() {
    return new MemoryDeviceStore(guard, tables.accounts(), tables.devices());
  }

  @Override
  public PushTokenStore pushTokens() {
    return new MemoryPushTokenStore(guard, tables.devices());
  }

  @Override
  public PublicKeyStore publicKeys() {
    return new MemoryPublicKeyStore(guard, tables.accounts());
  }

  @Override
  public ContactStore contacts() {
    return new MemoryContactStore(guard, tables.accounts(), tables.contacts());
  }

  @Override
  public MessageStore messages() {
    return new MemoryMessageStore(guard, tables.messages(), tables.contacts());
  }

  @Override
  public HistoryStore history() {
    return new MemoryHistoryStore(guard, tables.messages().index());
  }

  @Override
  public MailboxStore mailboxes() {
    return new MemoryMailboxStore(timeline, guard, tables.devices(), tables.messages());
  }

  @Override
  public ReceiptStore receipts() {
    return receipts;
  }

  @Override
  public PairingStore pairings() {
    return new MemoryPairingStore(guard, tables.rooms());
  }

  @Override
  public RoomStore rooms() {
    return new MemoryRoomStore(guard, tables.rooms());
  }

  @Override
  public MediaCatalogue media() {
    return media;
  }

  @Override
  public AuditStore audit() {
    return audit;
  }

  @Override
  public CallStore calls() {
    return calls;
  }

  @Override
  public InstallationStore installation() {
    return installation;
  }

  @Override
  public ClockStore clock() {
    return clock;
  }

  @Override
  public void verify() {
    check();
  }

  @Override
  public void check() {
    guard.run(() -> {});
  }

  /// There are no connections.
  @Override
  public void onWait(LongConsumer listener) {}

  @Override
  public long freeBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void close() {
    guard.close();
  }
}
