// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.data;

import static dev.sotto.testkit.TestInstants.NOON;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.connection.BacklogSynced;
import dev.sotto.core.connection.EntriesSkipped;
import dev.sotto.core.connection.Event;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.key.PublicKeyChanged;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.scan.MediaQuarantined;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.receipt.ReceiptAdvanced;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.relay.RelayedMessageWaiting;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RoomEvent;
import dev.sotto.core.room.live.RoomNodeMessage;
import dev.sotto.core.typing.TypingChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One example of every [Event] of core, from which tests of encoders see whether each event was
/// thought of: the interface is open, so no compiler does.
public final class TestEvents {
  private static final DeviceAddress PHONE = DeviceAddress.of(1, 1);
  private static final AccountId BERTA = new AccountId(2);
  private static final Handle HANDLE = new Handle("anna");

  private TestEvents() {}

  /// {@return the events that fit, by their classes}
  public static Set<Class<?>> kinds(Predicate<Event> fitting) {
    return ofEveryKind().stream()
        .filter(fitting)
        .<Class<?>>map(Event::getClass)
        .collect(Collectors.toSet());
  }

  /// {@return one of each}
  ///
  /// @throws AssertionError when core has an event that is not among them
  public static List<Event> ofEveryKind() {
    List<Event> examples = examples();
    Set<Class<?>> missing = classes();
    examples.forEach(example -> missing.remove(example.getClass()));
    if (!missing.isEmpty()) {
      throw new AssertionError("add an example of " + missing);
    }
    return examples;
  }

  private static List<Event> examples() {
    var call = TestCalls.aCall(PHONE, BERTA);
    Draft draft = TestDrafts.aDraft(PHONE, BERTA);
    var message =
        new Message(
            new MessageId(1),
            PHONE,
            BERTA,
            draft.clientId(),
            draft.body(),
            new Lifetime(NOON, Lifetime.NEVER));
    return List.of(
        new MailboxEntry.Arrived(1, message),
        new MailboxEntry.Deleted(2, message.id(), BERTA),
        new EntriesSkipped(3, 4),
        new BacklogSynced(4),
        new ReceiptAdvanced(BERTA, PHONE.account(), ReceiptKind.READ, message.id()),
        new TypingChanged(BERTA, true),
        new PresenceChanged(BERTA, HANDLE, true, NOON),
        new PublicKeyChanged(BERTA, HANDLE, new PublicKey("key")),
        new MediaQuarantined(TestMedia.aKey(BERTA), ObjectState.INFECTED),
        new RelayedMessageWaiting(),
        new CallChanged(call),
        new AccountSignal(PHONE.account(), BERTA, AccountSignal.Kind.OFFER, "{}", false),
        new PartySignal(call.id(), PHONE, BERTA, PartySignal.Kind.OFFER, "{}", false),
        new RoomEvent.Joined("room", 1, true),
        new RoomEvent.Ready("room", true),
        new RoomEvent.Full("room"),
        new RoomEvent.PeerLeft(),
        new RoomEvent.PeerDisconnected(),
        new RoomEvent.Left("room"),
        new RoomEvent.Relayed("c1", "room", "\"type\":\"key_exchange_complete\""),
        new RoomNodeMessage.SeatsChanged(LiveRoomState.empty("room")),
        new RoomNodeMessage.Signal("room", "c1", 1, "c2", "{}"));
  }

  /// {@return the classes of core whose objects are events}
  private static Set<Class<?>> classes() {
    try (ModuleReader reader = core().open()) {
      return reader
          .list()
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(TestEvents::load)
          .filter(type -> Event.class.isAssignableFrom(type) && !type.isInterface())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Also where tests have all code on the class path.
  private static ModuleReference core() {
    try {
      var place = Path.of(Event.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ModuleFinder.of(place).find("dev.sotto.core").orElseThrow();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String resource) {
    String name = resource.substring(0, resource.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, Event.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
