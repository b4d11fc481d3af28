// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestAccounts.aPasswordHash;
import static dev.sotto.testkit.data.TestAccounts.anAccount;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestSessions.aSession;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore.Cursor;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestCalls;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.data.TestRooms;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every [Storage] must do as a whole.
public interface StorageContract extends StorageFixture {
  @Test
  default void checkShouldSucceedWhenOpen() {
    assertThatCode(() -> storage().check()).doesNotThrowAnyException();
    storedAccount("anna");
    assertThatCode(() -> storage().check()).doesNotThrowAnyException();
  }

  @Test
  default void checkShouldFailWhenClosed() {
    storage().close();

    assertThatThrownBy(() -> storage().check()).isInstanceOf(PortException.Unavailable.class);
  }

  @Test
  default void closeShouldDoNothingWhenRepeated() {
    storage().close();

    assertThatCode(() -> storage().close()).doesNotThrowAnyException();
  }

  @Test
  default void closeShouldAnswerEverySendWhenManyAreOnTheirWay() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();

    // Each send either succeeds or fails as promised; none hangs.
    Concurrently.run(
        16,
        number -> {
          if (number == 8) {
            storage().close();
            return;
          }
          try {
            storedMessage(aDraft(anna, berta));
          } catch (PortException.Unavailable e) {
            // The storage was closed first.
          }
        });

    assertThatThrownBy(() -> storedMessage(aDraft(anna, berta)))
        .isInstanceOf(PortException.Unavailable.class);
  }

  @TestFactory
  default Stream<DynamicTest> everyPortShouldBeUnavailableWhenClosed() {
    DeviceAddress anna = storedDevice("anna");
    Storage storage = storage();
    storage.close();
    return Stream.of(
            accountPorts(storage, anna),
            messagePorts(storage, anna),
            roomPorts(storage),
            callPorts(storage, anna),
            mediaPorts(storage, anna),
            auditPorts(storage, anna))
        .flatMap(ports -> ports);
  }

  private static Stream<DynamicTest> accountPorts(Storage storage, DeviceAddress anna) {
    AccountId id = anna.account();
    SessionId session = aSession(anna, NOON).id();
    var handle = new Handle("anna");
    var name = new DeviceName("phone");
    var token = new PushToken("token");
    return Stream.of(
        closed("accounts.create", () -> storage.accounts().create(anAccount("x"), aPasswordHash())),
        closed("accounts.find", () -> storage.accounts().find(id)),
        closed("accounts.find by handle", () -> storage.accounts().find(handle)),
        closed("accounts.search", () -> storage.accounts().search("ann", 10)),
        closed("accounts.page", () -> storage.accounts().page(0, 10)),
        closed("accounts.touch", () -> storage.accounts().touch(id, NOON, true)),
        closed("accounts.shownOnline", () -> storage.accounts().shownOnline(0, 10)),
        closed("accounts.showOffline", () -> storage.accounts().showOffline(id)),
        closed("credentials.find", () -> storage.credentials().find(handle)),
        closed(
            "credentials.setPassword",
            () -> storage.credentials().setPassword(id, aPasswordHash())),
        closed(
            "credentials.setStanding",
            () -> storage.credentials().setStanding(id, AccountStatus.MEMBER)),
        closed("sessions.open", () -> storage.sessions().open(aSession(anna, NOON), "")),
        closed("sessions.find", () -> storage.sessions().find(session)),
        closed("sessions.list", () -> storage.sessions().list(id, NOON)),
        closed(
            "sessions.rotate",
            () -> storage.sessions().rotate("a", "b", NOON, NOON, Duration.ZERO)),
        closed("sessions.end", () -> storage.sessions().end(session, NOON)),
        closed("sessions.endAll", () -> storage.sessions().endAll(id, NOON)),
        closed("sessions.endOthers", () -> storage.sessions().endOthers(id, session, NOON)),
        closed("sessions.endDevice", () -> storage.sessions().endDevice(anna, NOON)),
        closed("sessions.accountsEndedSince", () -> storage.sessions().accountsEndedSince(NOON)),
        closed("sessions.endedSince", () -> storage.sessions().endedSince(NOON)),
        closed("sessions.sweep", () -> storage.sessions().sweep(NOON, 10)),
        closed("devices.add", () -> storage.devices().add(id, name, NOON)),
        closed("devices.ensure", () -> storage.devices().ensure(anna, name, NOON)),
        closed("devices.find", () -> storage.devices().find(anna)),
        closed("devices.list", () -> storage.devices().list(id)),
        closed("devices.remove", () -> storage.devices().remove(anna)),
        closed("pushTokens.put", () -> storage.pushTokens().put(anna, token)),
        closed("pushTokens.find", () -> storage.pushTokens().find(anna)),
        closed("pushTokens.remove", () -> storage.pushTokens().remove(anna, token)),
        closed("pushTokens.endOfMailbox", () -> storage.pushTokens().endOfMailbox(anna)),
        closed("pushTokens.noteWoken", () -> storage.pushTokens().noteWoken(anna, 1)),
        closed("pushTokens.notWoken", () -> storage.pushTokens().notWoken(Cursor.FIRST, 10)),
        closed("publicKeys.put", () -> storage.publicKeys().put(id, new PublicKey("key"), true)));
  }

  private static Stream<DynamicTest> messagePorts(Storage storage, DeviceAddress anna) {
    AccountId id = anna.account();
    var message = new MessageId(1);
    var horizon = seenAt(NOON);
    return Stream.of(
        closed("contacts.add", () -> storage.contacts().add(id, id, NOON, 1)),
        closed("contacts.remove", () -> storage.contacts().remove(id, id)),
        closed("contacts.firstPage", () -> storage.contacts().firstPage(id, 10)),
        closed("contacts.nextPage", () -> storage.contacts().nextPage(id, id, 10)),
        closed("contacts.watchers", () -> storage.contacts().watchers(id)),
        closed("contacts.knows", () -> storage.contacts().knows(id, id)),
        closed("contacts.hasWritten", () -> storage.contacts().hasWritten(id, id)),
        closed(
            "messages.append",
            () -> storage.messages().append(aDraft(anna, id), NOON, (_, _) -> {})),
        closed("messages.earlier", () -> storage.messages().earlier(aDraft(anna, id))),
        closed("messages.find", () -> storage.messages().find(id, message, horizon)),
        closed("messages.delete", () -> storage.messages().delete(message, anna, horizon)),
        closed("messages.hide", () -> storage.messages().hide(message, id, horizon)),
        closed("messages.sweep", () -> storage.messages().sweep(horizon, 10)),
        closed(
            "history.conversation",
            () -> storage.history().conversation(id, id, MessageId.MAX, 10, horizon)),
        closed(
            "history.since",
            () -> storage.history().since(id, Instant.EPOCH, MessageCursor.NEWEST, 10, horizon)),
        closed("mailboxes.read", () -> storage.mailboxes().read(anna, 0, 10, horizon)),
        closed("mailboxes.state", () -> storage.mailboxes().state(anna)),
        closed("mailboxes.ends", () -> storage.mailboxes().ends(List.of(anna))),
        closed("mailboxes.leastWaiting", () -> storage.mailboxes().leastWaiting(id, 10)),
        closed("mailboxes.acknowledged", () -> storage.mailboxes().acknowledged(id)),
        closed("mailboxes.timeline", () -> storage.mailboxes().timeline()),
        closed("mailboxes.acknowledge", () -> storage.mailboxes().acknowledge(anna, 1, true)),
        closed(
            "receipts.advance",
            () -> storage.receipts().advance(id, id, ReceiptKind.READ, message)),
        closed("receipts.marks", () -> storage.receipts().marks(id, id)));
  }

  private static Stream<DynamicTest> roomPorts(Storage storage) {
    var code = new JoinCode("123456");
    var anna = new ParticipantId("anna");
    RoomId id = TestRooms.anId();
    return Stream.of(
        closed(
            "pairings.register",
            () -> storage.pairings().register(TestRooms.aPending("123456", "anna"), NOON)),
        closed(
            "pairings.accept",
            () -> storage.pairings().accept(code, TestRooms.aParticipant("berta"), id, NOON)),
        closed("pairings.collect", () -> storage.pairings().collect(code, anna, NOON)),
        closed("pairings.sweepPending", () -> storage.pairings().sweepPending(NOON, 10)),
        closed("rooms.find", () -> storage.rooms().find(id)),
        closed("rooms.page", () -> storage.rooms().page("", 10)),
        closed("rooms.enter", () -> storage.rooms().enter(id, new Initiator.Open(), NOON)),
        closed("rooms.remove", () -> storage.rooms().remove(id)),
        closed("rooms.forget", () -> storage.rooms().forget(id, new PushToken("token"))),
        closed("rooms.purge", () -> storage.rooms().purge(Set.of(anna))),
        closed("rooms.count", () -> storage.rooms().count(Set.of(anna))),
        closed("rooms.sweepUnused", () -> storage.rooms().sweepUnused(NOON, 10)));
  }

  private static Stream<DynamicTest> callPorts(Storage storage, DeviceAddress anna) {
    Call call = TestCalls.aCall(anna, new AccountId(7));
    return Stream.of(
        closed("calls.write", () -> storage.calls().write(CallWrite.first(call))),
        closed("calls.earlier", () -> storage.calls().earlier(anna.account(), call.clientId())),
        closed("calls.find", () -> storage.calls().find(call.id())),
        closed("calls.due", () -> storage.calls().due(NOON, 10)),
        closed("calls.live", () -> storage.calls().live(anna.account(), 10)),
        closed("calls.livePage", () -> storage.calls().livePage("", 10)),
        closed("calls.history", () -> storage.calls().history(anna.account(), CallCursor.NOW, 10)),
        closed("calls.sweep", () -> storage.calls().sweep(NOON, 10)));
  }

  private static Stream<DynamicTest> mediaPorts(Storage storage, DeviceAddress anna) {
    AccountId id = anna.account();
    MediaObject object = TestMedia.anObject(id, 1);
    var carrier = new MessageRef(id, new ClientMessageId("m1"));
    return Stream.of(
        closed("media.insert", () -> storage.media().insert(object, TestMedia.ENDLESS)),
        closed("media.find", () -> storage.media().find(object.key())),
        closed("media.replace", () -> storage.media().replace(object, object)),
        closed("media.replace with room", () -> storage.media().replace(object, object, 10)),
        closed("media.unfinished", () -> storage.media().unfinished(id, "", 10)),
        closed("media.remove", () -> storage.media().remove(object.key())),
        closed("media.attach", () -> storage.media().attach(carrier, id, Set.of(object.key()))),
        closed("media.detach", () -> storage.media().detach(carrier)),
        closed("media.isReader", () -> storage.media().isReader(object.key(), id)),
        closed("media.usage", () -> storage.media().usage(id)),
        closed("media.page", () -> storage.media().page("", 10)),
        closed("media.find by file", () -> storage.media().find(object.key().file())),
        closed("media.unscanned", () -> storage.media().unscanned("", 10)),
        closed("media.ended", () -> storage.media().ended(NOON, 10)));
  }

  private static Stream<DynamicTest> auditPorts(Storage storage, DeviceAddress anna) {
    AuditId id = AuditId.smallest(NOON);
    var entry =
        new AuditRecord(id, NOON, AuditEventType.MEDIA_INFECTED, anna.account(), "media", "Eicar");
    return Stream.of(
        closed("audit.append", () -> storage.audit().append(entry)),
        closed("audit.page", () -> storage.audit().page(id, 10)),
        closed("audit.sweep", () -> storage.audit().sweep(id, 10)));
  }

  private static DynamicTest closed(String call, ThrowingCallable action) {
    return DynamicTest.dynamicTest(
        call, () -> assertThatThrownBy(action).isInstanceOf(PortException.Unavailable.class));
  }
}
