// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.PortException;
import dev.sotto.core.account.Directory;
import dev.sotto.core.account.Registration;
import dev.sotto.core.call.CallServices;
import dev.sotto.core.call.CallSignalling;
import dev.sotto.core.call.TurnCredentials;
import dev.sotto.core.cluster.DomainCodec;
import dev.sotto.core.cluster.MailboxWatch;
import dev.sotto.core.contact.Contacts;
import dev.sotto.core.contact.RememberedContacts;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.key.PublicKeys;
import dev.sotto.core.limit.FreeDisk;
import dev.sotto.core.limit.Limiter;
import dev.sotto.core.live.Connections;
import dev.sotto.core.mailbox.Delivery;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.media.MediaServices;
import dev.sotto.core.message.History;
import dev.sotto.core.message.Horizons;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.message.Sweeper;
import dev.sotto.core.node.Switchboard;
import dev.sotto.core.presence.Announcer;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.push.PushSubscriptions;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.receipt.Receipts;
import dev.sotto.core.receipt.Typing;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.room.LiveRooms;
import dev.sotto.core.room.Pairing;
import dev.sotto.core.room.Rooms;
import dev.sotto.core.session.Administration;
import dev.sotto.core.session.DeviceRemoval;
import dev.sotto.core.session.Login;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.SteadyClock;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// The domain, put together from its ports: what the edge and the command line may ask of it. Safe
/// for use by many threads.
///
/// The parts run no work of their own; [Housekeeping] does, once started.
public final class Sotto {
  private static final System.Logger LOG = System.getLogger(Sotto.class.getName());

  private final Storage storage;
  private final Coordination coordination;
  private final Connections connections = new Connections();
  private final SteadyClock steadyClock;
  private final Registration registration;
  private final Directory directory;
  private final Sessions sessions;
  private final Login login;
  private final Administration administration;
  private final DeviceRemoval deviceRemoval;
  private final Contacts contacts;
  private final Messaging messaging;
  private final StorageHealth storageHealth;
  private final History history;
  private final Sweeper sweeper;
  private final Mailboxes mailboxes;
  private final Receipts receipts;
  private final Typing typing;
  private final Presence presence;
  private final PublicKeys publicKeys;
  private final MailboxWatch mailboxWatch;
  private final Relay relay;
  private final boolean relays;
  private final PushSubscriptions pushSubscriptions;
  private final WakeUps wakeUps;
  private final CallSignalling callSignalling;
  private final CallServices calls;
  private final MediaServices media;
  private final TurnCredentials turnCredentials;
  private final Limiter limiter;
  private final Pairing pairing;
  private final Rooms rooms;
  private final LiveRooms liveRooms;

  public Sotto(Ports ports, Policy policy, World world) {
    storage = ports.storage();
    var clock = world.clock();
    steadyClock = new SteadyClock(clock, world.timers()::nanoTime);
    var accounts = storage.accounts();
    registration =
        new Registration(accounts, ports.hasher(), policy.registration(), clock, world.random());
    directory = new Directory(accounts);
    coordination = ports.coordination();
    var roster = coordination.roster();
    var switchboard = new Switchboard(connections, coordination.bus(), new DomainCodec());
    var contactStore =
        new RememberedContacts(
            storage.contacts(), world.timers()::nanoTime, switchboard::announceRemoval);
    sessions =
        SessionWiring.of(
            ports, policy, world, steadyClock, new NodeSockets(connections, switchboard));
    switchboard.listen(new RemoteChanges(sessions, contactStore));
    login = new Login(storage.credentials(), ports.hasher(), storage.devices(), sessions, clock);
    administration = new Administration(accounts, storage.credentials(), ports.hasher(), sessions);
    deviceRemoval = new DeviceRemoval(storage.devices(), sessions);
    contacts = new Contacts(contactStore, accounts, clock);
    pushSubscriptions = new PushSubscriptions(storage.pushTokens(), ports.push());
    wakeUps =
        new WakeUps(
            storage.pushTokens(),
            roster,
            connections,
            ports.push(),
            world.workers(),
            world.timers());
    var horizons = new Horizons(policy.retention(), steadyClock);
    history = new History(storage.history(), storage.messages(), horizons);
    media = MediaWiring.of(ports, policy.media(), world, steadyClock, history, switchboard);
    var delivery = new Delivery(switchboard, wakeUps);
    FreeDisk disk = MailboxWiring.disk(storage);
    storageHealth = new StorageHealth(storage, disk);
    messaging =
        new Messaging(
            MailboxWiring.messages(storage, disk),
            contactStore,
            delivery,
            new DeletionNotice(delivery, media.attachments()),
            horizons,
            clock);
    sweeper = new Sweeper(storage.messages(), policy.retention(), steadyClock);
    mailboxes = MailboxWiring.mailboxes(storage, horizons);
    receipts = new Receipts(storage.receipts(), history, switchboard);
    typing = new Typing(contactStore, switchboard);
    relay = MailboxWiring.relay(ports, world, steadyClock, connections, switchboard, wakeUps);
    relays = policy.switches().relay();
    var announcer = new Announcer(accounts, contactStore, switchboard);
    presence =
        new Presence(connections, roster, announcer, clock, world.timers(), wakeUps::fallBehind);
    publicKeys = new PublicKeys(storage.publicKeys(), accounts, contactStore, switchboard);
    mailboxWatch = new MailboxWatch(connections, storage.mailboxes());
    callSignalling =
        new CallSignalling(
            contactStore, switchboard, roster, coordination.callCache(), wakeUps, steadyClock);
    calls = CallWiring.of(ports, world, steadyClock, connections, switchboard, wakeUps);
    var turn = policy.turn();
    turnCredentials = new TurnCredentials(turn.secret(), turn.lifetime(), turn.uris(), clock);
    limiter = new Limiter(coordination.buckets(), clock, policy.switches().limits());
    pairing = new Pairing(storage.pairings(), steadyClock, clock, world.random());
    rooms = new Rooms(storage.rooms(), storage.pairings(), steadyClock);
    liveRooms = RoomWiring.of(ports, policy.switches(), world, rooms, limiter, switchboard);
  }

  /// {@return the clock of what deletes or ends something because its time is over}
  public SteadyClock steadyClock() {
    return steadyClock;
  }

  public Registration registration() {
    return registration;
  }

  public Directory directory() {
    return directory;
  }

  public Login login() {
    return login;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Administration administration() {
    return administration;
  }

  public DeviceStore devices() {
    return storage.devices();
  }

  public DeviceRemoval deviceRemoval() {
    return deviceRemoval;
  }

  public PushSubscriptions pushSubscriptions() {
    return pushSubscriptions;
  }

  public Contacts contacts() {
    return contacts;
  }

  public Messaging messaging() {
    return messaging;
  }

  public StorageHealth storageHealth() {
    return storageHealth;
  }

  public History history() {
    return history;
  }

  public Sweeper sweeper() {
    return sweeper;
  }

  public Mailboxes mailboxes() {
    return mailboxes;
  }

  public Receipts receipts() {
    return receipts;
  }

  public Typing typing() {
    return typing;
  }

  public Connections connections() {
    return connections;
  }

  public Presence presence() {
    return presence;
  }

  /// {@return the relay, empty when the operator has not switched it on}
  public Optional<Relay> relay() {
    return relays ? Optional.of(relay) : Optional.empty();
  }

  public MailboxWatch mailboxWatch() {
    return mailboxWatch;
  }

  public PublicKeys publicKeys() {
    return publicKeys;
  }

  public WakeUps wakeUps() {
    return wakeUps;
  }

  public CallServices calls() {
    return calls;
  }

  /// {@return what passes signals between clients that know no calls}
  public CallSignalling callSignalling() {
    return callSignalling;
  }

  public MediaServices media() {
    return media;
  }

  public TurnCredentials turnCredentials() {
    return turnCredentials;
  }

  public Limiter limiter() {
    return limiter;
  }

  public Pairing pairing() {
    return pairing;
  }

  public Rooms rooms() {
    return rooms;
  }

  /// {@return who is in which room}
  public LiveRooms liveRooms() {
    return liveRooms;
  }

  /// {@return how often something was passed over, among what nodes share, that none of them has
  /// written}
  public long refusedFromOthers() {
    return coordination.refused();
  }

  /// {@return whether the other nodes can be reached now; without them this one works alone}
  public boolean reachesOthers() {
    try {
      coordination.check();
      return true;
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the other nodes cannot be reached", e);
      return false;
    }
  }
}
