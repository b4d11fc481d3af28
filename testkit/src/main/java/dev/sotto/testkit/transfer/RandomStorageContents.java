// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import static dev.sotto.testkit.TestInstants.NOON;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.account.Role;
import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.TestInstants;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.data.TestAccounts;
import dev.sotto.testkit.data.TestSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Fills every table of a storage with rows that nobody would think of: rare characters, the
/// highest ids, missing values, bodies of all sizes. The same seed makes the same state.
public final class RandomStorageContents {
  private static final List<String> PIECES =
      List.of("a", "Z", "ß", "é", "語", "😀", "\"", "\\", "'", "%", "\u00a0x", "ﷺ", "0");

  private static final List<Role> ROLES = List.of(Role.values());
  private static final List<AuditEventType> EVENTS = List.of(AuditEventType.values());

  private final Storage storage;
  private final RandomGenerator random;
  private final List<DeviceAddress> devices = new ArrayList<>();

  private RandomStorageContents(Storage storage, RandomGenerator random) {
    this.storage = storage;
    this.random = random;
  }

  /// Fills an empty storage.
  public static void fill(Storage storage, long seed) {
    var state = new RandomStorageContents(storage, TestRandom.seeded(seed));
    for (int number = 0; number < 12; number++) {
      state.addAccount(number);
    }
    state.devices.forEach(state::addSessions);
    for (int i = 0; i < 40; i++) {
      state
          .storage
          .contacts()
          .add(state.anyAccount(), state.anyAccount(), state.anyMoment(), 10_000);
    }
    for (int i = 0; i < 300; i++) {
      state.send(i);
    }
    state.devices.forEach(state::acknowledge);
    for (int i = 0; i < 20; i++) {
      state.addRoom(i);
    }
    var calls = new RandomCalls(storage, state.random, state.devices);
    for (int i = 0; i < 40; i++) {
      calls.place(i);
    }
    var media = new RandomMedia(storage, state.random, state.devices);
    for (int i = 0; i < 40; i++) {
      media.add(i);
    }
    for (int i = 0; i < 20; i++) {
      state.addAuditRecord(i);
    }
  }

  private void addAuditRecord(int number) {
    AuditEventType event = EVENTS.get(random.nextInt(EVENTS.size()));
    AuditId id = AuditId.smallest(NOON.plusMillis(number));
    storage
        .audit()
        .append(
            new AuditRecord(id, anyMoment(), event, anyAccount(), "x" + anyText(5), anyText(5)));
  }

  private void addRoom(int number) {
    var code = new JoinCode(number + anyText(10));
    var pending = new PendingPairing(code, anyParticipant(), anyMoment());
    Instant made = pending.expiresAt().minusSeconds(60);
    storage.pairings().register(pending, made);
    if (random.nextInt(4) == 0) {
      return;
    }
    RoomId id = RoomId.random(random);
    Participant guest = anyParticipant();
    storage.pairings().accept(code, guest, id, made);
    if (random.nextBoolean()) {
      storage.pairings().collect(code, pending.creator().id(), made);
    }
    if (random.nextBoolean()) {
      storage.rooms().enter(id, new Initiator.Chosen(guest.id()), made.plusMillis(7));
    }
  }

  private Participant anyParticipant() {
    var id = new ParticipantId(anyText(20));
    return random.nextBoolean()
        ? new Participant(id, new PushAddress.Nowhere())
        : new Participant(
            id,
            new PushAddress.Push(new PushToken("x" + anyText(50)), PushAddress.Platform.ANDROID));
  }

  private void addAccount(int number) {
    long id = number == 0 ? AccountId.MAX : 1 + random.nextLong(AccountId.MAX - 1);
    Account account = TestAccounts.anAccount(id, "x" + anyText(20) + number);
    storage.accounts().create(account, TestAccounts.aPasswordHash());
    Role role = ROLES.get(random.nextInt(ROLES.size()));
    storage.credentials().setStanding(account.id(), new AccountStatus(role, random.nextBoolean()));
    storage.accounts().touch(account.id(), anyMoment(), number % 2 == 0);
    if (random.nextBoolean()) {
      storage.publicKeys().put(account.id(), new PublicKey("\u2028\t\n" + anyText(200)), true);
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      var name = new DeviceName(i == 0 ? "" : "x" + anyText(20));
      DeviceAddress device =
          storage.devices().add(account.id(), name, anyMoment()).orElseThrow().address();
      devices.add(device);
      if (number == 0 || random.nextBoolean()) {
        storage.pushTokens().put(device, new PushToken(number + "x" + i + anyText(100)));
      }
    }
  }

  private void addSessions(DeviceAddress device) {
    Instant opened = anyMoment();
    var id = SessionId.random(random);
    String hash = TestSessions.aTokenHash(id.toString().replaceAll("[^0-9a-f]", ""));
    Instant end = opened.plus(TestSessions.LIFETIME);
    storage.sessions().open(new Session(id, device, opened, opened, end), hash);
    if (random.nextBoolean()) {
      Instant refreshed = opened.plusSeconds(random.nextInt(1000));
      storage
          .sessions()
          .rotate(hash, hash.replaceFirst("^0", "f"), refreshed, end.plusSeconds(1), Duration.ZERO);
    }
    if (random.nextInt(3) == 0) {
      storage.sessions().end(id, opened.plusMillis(random.nextInt(1_000_000)));
    }
  }

  private void send(int number) {
    DeviceAddress sender = devices.get(random.nextInt(devices.size()));
    AccountId recipient = anyAccount();
    Duration expiry =
        random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(1 + random.nextInt(100_000));
    var body = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 20_000 : 300)];
    random.nextBytes(body);
    var draft =
        new Draft(sender, recipient, ClientMessageId.random(random), MessageBody.of(body), expiry);
    Instant now = NOON.plusMillis(number * 10L);
    if (storage.messages().append(draft, now, (_, _) -> {})
        instanceof AppendResult.Stored(MessageId id, _, _)) {
      follow(sender, recipient, id, now);
    }
  }

  private void follow(DeviceAddress sender, AccountId recipient, MessageId id, Instant now) {
    switch (random.nextInt(8)) {
      case 0 -> storage.messages().delete(id, sender, TestInstants.seenAt(now));
      case 1 -> storage.messages().hide(id, recipient, TestInstants.seenAt(now));
      case 2 -> storage.receipts().advance(recipient, sender.account(), ReceiptKind.READ, id);
      case 3 -> storage.receipts().advance(recipient, sender.account(), ReceiptKind.DELIVERED, id);
      default -> {}
    }
  }

  private void acknowledge(DeviceAddress device) {
    long last = storage.mailboxes().state(device).last();
    if (last > 0) {
      storage.mailboxes().acknowledge(device, random.nextLong(last), random.nextBoolean());
    }
  }

  private AccountId anyAccount() {
    return devices.get(random.nextInt(devices.size())).account();
  }

  private Instant anyMoment() {
    return NOON.plusMillis(random.nextInt(1_000_000_000));
  }

  private String anyText(int pieces) {
    var text = new StringBuilder();
    for (int i = random.nextInt(pieces); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.append('x').toString();
  }
}
