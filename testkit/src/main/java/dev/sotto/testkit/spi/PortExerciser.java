// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestRooms.aParticipant;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore.Cursor;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.session.Session;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.data.TestCalls;
import dev.sotto.testkit.data.TestDrafts;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.data.TestRooms;
import dev.sotto.testkit.data.TestSessions;
import java.util.List;
import java.util.Set;

/// Asks each method of the ports of rooms, media, calls and the audit log once, and those of others
/// that few clients ever cause to be asked, for tests that look at what a storage does then.
public final class PortExerciser {
  private PortExerciser() {}

  /// Uses them.
  ///
  /// @param anna of an account that is stored
  /// @param berta of another one
  public static void ask(Storage storage, DeviceAddress anna, AccountId berta) {
    useRooms(storage);
    useMedia(storage, anna, berta);
    useCalls(storage, anna, berta);
    useAudit(storage, anna.account());
    useRest(storage, anna, berta);
  }

  private static void useRest(Storage storage, DeviceAddress anna, AccountId berta) {
    AccountId id = anna.account();
    Session session = TestSessions.aSession(anna, NOON);
    storage.sessions().endOthers(id, session.id(), NOON);
    storage.sessions().endDevice(anna, NOON);
    storage.sessions().accountsEndedSince(NOON);
    storage.pushTokens().put(anna, new PushToken("token of anna"));
    storage.pushTokens().endOfMailbox(anna);
    storage.pushTokens().noteWoken(anna, 1);
    storage.pushTokens().notWoken(Cursor.FIRST, 10);
    storage.mailboxes().ends(List.of(anna));
    storage.mailboxes().leastWaiting(id, 10);
    storage.mailboxes().acknowledged(id);
    storage.mailboxes().timeline();
    storage.contacts().hasWritten(id, berta);
    storage.messages().earlier(TestDrafts.aDraft(anna, berta));
    storage.installation().find();
    storage.clock().noted();
    storage.clock().note(NOON);
  }

  private static void useAudit(Storage storage, AccountId anna) {
    AuditId id = AuditId.smallest(NOON);
    storage
        .audit()
        .append(new AuditRecord(id, NOON, AuditEventType.MEDIA_INFECTED, anna, "media", "Eicar"));
    storage.audit().page(id, 10);
    storage.audit().sweep(AuditId.smallest(NOON.plusSeconds(1)), 10);
  }

  private static void useRooms(Storage storage) {
    var anna = new ParticipantId("anna");
    RoomId id =
        TestRooms.storedRoom(storage.pairings(), "1", aParticipant("anna"), aParticipant("berta"));
    storage.pairings().collect(new JoinCode("1"), anna, NOON);
    storage.rooms().find(id);
    storage.rooms().page("", 10);
    storage.rooms().enter(id, new Initiator.Open(), NOON);
    storage.rooms().forget(id, new PushToken("token"));
    storage.rooms().count(Set.of(anna));
    storage.rooms().purge(Set.of(anna));
    storage.rooms().remove(id);
    storage.rooms().sweepUnused(NOON, 10);
    storage.pairings().sweepPending(NOON.plusSeconds(100), 10);
  }

  private static void useMedia(Storage storage, DeviceAddress anna, AccountId berta) {
    MediaObject object = TestMedia.anObject(anna.account(), 1);
    var carrier = new MessageRef(anna.account(), new ClientMessageId("m1"));
    storage.media().insert(object, TestMedia.ENDLESS);
    storage.media().find(object.key());
    storage.media().attach(carrier, berta, Set.of(object.key()));
    storage.media().isReader(object.key(), berta);
    storage.media().usage(anna.account());
    storage.media().page("", 10);
    storage.media().ended(NOON, 10);
    storage.media().unfinished(anna.account(), "", 10);
    storage.media().find(object.key().file());
    storage.media().unscanned("", 10);
    MediaObject coming = TestMedia.inState(object, ObjectState.RESERVED);
    storage.media().replace(object, coming, TestMedia.ENOUGH.quota());
    storage.media().replace(coming, TestMedia.inState(object, ObjectState.STORED));
    storage.media().detach(carrier);
    storage.media().remove(object.key());
  }

  private static void useCalls(Storage storage, DeviceAddress anna, AccountId berta) {
    Call call = TestCalls.aCall(anna, berta);
    storage.calls().write(CallWrite.first(call));
    storage.calls().find(call.id());
    storage.calls().earlier(anna.account(), call.clientId());
    storage.calls().due(NOON, 10);
    storage.calls().live(berta, 10);
    storage.calls().livePage("", 10);
    storage.calls().history(berta, CallCursor.NOW, 10);
    storage.calls().write(CallWrite.next(call, TestCalls.ended(call)));
    storage.calls().sweep(NOON, 10);
  }
}
