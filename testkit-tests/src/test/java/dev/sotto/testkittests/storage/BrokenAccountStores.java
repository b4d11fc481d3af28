// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import static dev.sotto.testkit.data.TestAccounts.aPasswordHash;
import static dev.sotto.testkit.data.TestAccounts.anAccount;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.AccountStore.Creation;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.receipt.ReceiptMarks;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.testkit.account.ForwardingAccountStore;
import dev.sotto.testkit.account.ForwardingCredentialStore;
import dev.sotto.testkit.contact.ForwardingContactStore;
import dev.sotto.testkit.data.TestContacts;
import dev.sotto.testkit.device.ForwardingDeviceStore;
import dev.sotto.testkit.push.ForwardingPushTokenStore;
import dev.sotto.testkit.receipt.ForwardingReceiptStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What can be wrong with accounts and what belongs to them.
final class BrokenAccountStores {
  private BrokenAccountStores() {}

  /// A page begins with the account after which it should begin.
  record PagesOverlap(AccountStore real) implements ForwardingAccountStore {
    @Override
    public List<Account> page(long after, int limit) {
      return real.page(Math.max(0, after - 1), limit);
    }
  }

  /// The account created last is listed first.
  record PagesBackwards(AccountStore real) implements ForwardingAccountStore {
    @Override
    public List<Account> page(long after, int limit) {
      return real.page(after, limit).reversed();
    }
  }

  /// An account whose handle is in use replaces nothing, but nobody is told.
  record TakenHandleUntold(AccountStore real) implements ForwardingAccountStore {
    @Override
    public Creation create(Account account, PasswordHash password) {
      real.create(account, password);
      return Creation.CREATED;
    }
  }

  /// Who is shown as offline stays among those shown as online.
  record ShownForEver(AccountStore real) implements ForwardingAccountStore {
    @Override
    public void touch(AccountId id, Instant lastSeen, boolean online) {
      real.touch(id, lastSeen, true);
    }
  }

  /// Several hear that they were the one who has shown an account as offline.
  record ShownOfflineByAll(AccountStore real) implements ForwardingAccountStore {
    @Override
    public boolean showOffline(AccountId id) {
      boolean shown = real.shownOnline(id.value() - 1, 1).contains(id);
      // Others look meanwhile, if there are any.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      real.showOffline(id);
      return shown;
    }
  }

  /// Adding a contact works in both directions.
  record MutualContacts(ContactStore real) implements ForwardingContactStore {
    @Override
    public Addition add(AccountId owner, AccountId contact, Instant now, int most) {
      real.add(contact, owner, now, most);
      return real.add(owner, contact, now, most);
    }
  }

  /// Who has removed a contact goes on hearing of it.
  record WatchersStay(ContactStore real, Map<AccountId, Set<AccountId>> watching)
      implements ForwardingContactStore {
    WatchersStay(ContactStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Addition add(AccountId owner, AccountId contact, Instant now, int most) {
      Addition added = real.add(owner, contact, now, most);
      if (added == Addition.ADDED) {
        watching.computeIfAbsent(contact, _ -> ConcurrentHashMap.newKeySet()).add(owner);
      }
      return added;
    }

    @Override
    public List<AccountId> watchers(AccountId account) {
      return List.copyOf(watching.getOrDefault(account, Set.of()));
    }
  }

  /// The mailbox of a removed device waits for the next one.
  record DevicesStay(DeviceStore real) implements ForwardingDeviceStore {
    @Override
    public boolean remove(DeviceAddress address) {
      return real.find(address).isPresent();
    }
  }

  /// The device with the highest id is listed first.
  record DevicesBackwards(DeviceStore real) implements ForwardingDeviceStore {
    @Override
    public List<Device> list(AccountId account) {
      return real.list(account).reversed();
    }
  }

  /// A token that has moved to another device is forgotten there by a late answer for the first.
  record LateAnswerForgets(PushTokenStore real) implements ForwardingPushTokenStore {
    @Override
    public void remove(DeviceAddress device, PushToken token) {
      real.find(device).ifPresent(found -> real.remove(device, found));
    }
  }

  /// The most contacts that an account may have are forgotten.
  record ContactsWithoutEnd(ContactStore real) implements ForwardingContactStore {
    @Override
    public Addition add(AccountId owner, AccountId contact, Instant now, int most) {
      return real.add(owner, contact, now, Integer.MAX_VALUE);
    }
  }

  /// A page of contacts has as many rows as were asked for, however large they are.
  record EndlessPages(ContactStore real) implements ForwardingContactStore {
    @Override
    public List<Account> firstPage(AccountId owner, int limit) {
      return TestContacts.of(real, owner).stream().limit(limit).toList();
    }
  }

  /// A page of contacts begins with the contact behind which it should begin.
  record LastContactAgain(ContactStore real) implements ForwardingContactStore {
    @Override
    public List<Account> nextPage(AccountId owner, AccountId after, int limit) {
      return TestContacts.of(real, owner).stream()
          .dropWhile(contact -> !contact.id().equals(after))
          .limit(limit)
          .toList();
    }
  }

  /// Nobody notes who was woken.
  record NothingNoted(PushTokenStore real) implements ForwardingPushTokenStore {
    @Override
    public void noteWoken(DeviceAddress device, long sequence) {}
  }

  /// Only the first page of those not woken is ever given.
  record OnePageOfNotWoken(PushTokenStore real) implements ForwardingPushTokenStore {
    @Override
    public List<DeviceAddress> notWoken(Cursor after, int limit) {
      return real.notWoken(Cursor.FIRST, limit);
    }
  }

  /// Two devices share a token.
  record TokensShared(PushTokenStore real, Map<DeviceAddress, PushToken> shared)
      implements ForwardingPushTokenStore {
    TokensShared(PushTokenStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public void put(DeviceAddress device, PushToken token) {
      shared.put(device, token);
      real.put(device, token);
    }

    @Override
    public Optional<PushToken> find(DeviceAddress device) {
      return Optional.ofNullable(shared.get(device));
    }

    @Override
    public void remove(DeviceAddress device, PushToken token) {
      shared.remove(device, token);
      real.remove(device, token);
    }
  }

  /// A mark is what was confirmed last.
  record LowerReceiptWins(ReceiptStore real, Map<List<AccountId>, ReceiptMarks> marks)
      implements ForwardingReceiptStore {
    LowerReceiptWins(ReceiptStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public boolean advance(AccountId reader, AccountId author, ReceiptKind kind, MessageId upTo) {
      boolean moved = real.advance(reader, author, kind, upTo);
      marks.compute(
          List.of(reader, author),
          (_, before) ->
              kind == ReceiptKind.READ || before == null
                  ? new ReceiptMarks(upTo.value(), kind == ReceiptKind.READ ? upTo.value() : 0)
                  : new ReceiptMarks(upTo.value(), before.readUpTo()));
      return moved;
    }

    @Override
    public ReceiptMarks marks(AccountId reader, AccountId author) {
      return marks.getOrDefault(List.of(reader, author), ReceiptMarks.NONE);
    }
  }

  /// Any handle is found.
  record FindsAnybody(CredentialStore real) implements ForwardingCredentialStore {
    @Override
    public Optional<Credentials> find(Handle handle) {
      return real.find(handle)
          .or(() -> Optional.of(new Credentials(anAccount(handle.text()), aPasswordHash())));
    }
  }

  /// A handle is found as it was written only.
  record FindsWhatWasWritten(CredentialStore real) implements ForwardingCredentialStore {
    @Override
    public Optional<Credentials> find(Handle handle) {
      return real.find(handle).filter(found -> found.account().handle().equals(handle));
    }
  }

  /// A new password is not kept.
  record PasswordStays(CredentialStore real) implements ForwardingCredentialStore {
    @Override
    public boolean setPassword(AccountId id, PasswordHash password) {
      return true;
    }
  }

  /// Whoever becomes something stays admitted.
  record StaysAdmitted(CredentialStore real) implements ForwardingCredentialStore {
    @Override
    public boolean setStanding(AccountId id, AccountStatus standing) {
      return real.setStanding(id, new AccountStatus(standing.role(), true));
    }
  }

  /// An unknown account is told as changed.
  record UnknownIsChanged(CredentialStore real) implements ForwardingCredentialStore {
    @Override
    public boolean setStanding(AccountId id, AccountStatus standing) {
      boolean _ = real.setStanding(id, standing);
      return true;
    }
  }
}
