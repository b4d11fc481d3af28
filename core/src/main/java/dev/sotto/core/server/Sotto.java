// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountDirectory;
import dev.sotto.core.account.Registration;
import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.call.signal.AccountSignalling;
import dev.sotto.core.call.turn.TurnCredentialIssuer;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.cluster.codec.BinaryNodeMessageCodec;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.contact.CachingContactStore;
import dev.sotto.core.contact.Contacts;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.key.PublicKeys;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.mailbox.MailboxPoller;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.mailbox.MessageDelivery;
import dev.sotto.core.media.MediaServices;
import dev.sotto.core.message.History;
import dev.sotto.core.message.HorizonSource;
import dev.sotto.core.message.MessageSweeper;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.presence.PresenceNotifier;
import dev.sotto.core.push.PushSubscriptions;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.receipt.Receipts;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.room.Pairing;
import dev.sotto.core.room.Rooms;
import dev.sotto.core.room.live.LiveRooms;
import dev.sotto.core.session.AccountAdministration;
import dev.sotto.core.session.DeviceRemoval;
import dev.sotto.core.session.Login;
import dev.sotto.core.session.Sessions;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.TrustedClock;
import dev.sotto.core.typing.TypingNotifications;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// The domain, put together from its ports: what the edge and the command line may ask of it. Safe
/// for use by many threads.
///
/// The parts run no work of their own; [BackgroundJobs] does, once started.
public final class Sotto {
  private static final System.Logger LOG = System.getLogger(Sotto.class.getName());

  private final Storage storage;
  private final Coordination coordination;
  private final ConnectionRegistry connections = new ConnectionRegistry();
  private final TrustedClock steadyClock;
  private final Registration registration;
  private final AccountDirectory directory;
  private final Sessions sessions;
  private final Login login;
  private final AccountAdministration administration;
  private final DeviceRemoval deviceRemoval;
  private final Contacts contacts;
  private final Messaging messaging;
  private final StorageHealth storageHealth;
  private final History history;
  private final MessageSweeper sweeper;
  private final Mailboxes mailboxes;
  private final Receipts receipts;
  private final TypingNotifications typing;
  private final Presence presence;
  private final PublicKeys publicKeys;
  private final MailboxPoller mailboxWatch;
  private final Relay relay;
  private final boolean relays;
  private final PushSubscriptions pushSubscriptions;
  private final WakeUps wakeUps;
  private final AccountSignalling callSignalling;
  private final CallServices calls;
  private final MediaServices media;
  private final TurnCredentialIssuer turnCredentials;
  private final RateLimiter limiter;
  private final Pairing pairing;
  private final Rooms rooms;
  private final LiveRooms liveRooms;

  public Sotto(DomainPorts ports, ServerPolicy policy, ServerRuntime world) {
    storage = ports.storage();
    var clock = world.clock();
    steadyClock = new TrustedClock(clock, world.timers()::nanoTime);
    var accounts = storage.accounts();
    registration =
        new Registration(accounts, ports.hasher(), policy.registration(), clock, world.random());
    directory = new AccountDirectory(accounts);
    coordination = ports.coordination();
    var roster = coordination.roster();
    var switchboard =
        new Switchboard(connections, coordination.bus(), new BinaryNodeMessageCodec());
    var contactStore =
        new CachingContactStore(
            storage.contacts(), world.timers()::nanoTime, switchboard::announceRemoval);
    sessions =
        SessionWiring.of(
            ports,
            policy,
            world,
            steadyClock,
            new NodeSessionConnections(connections, switchboard));
    switchboard.listen(new RemoteChangeListener(sessions, contactStore));
    login = new Login(storage.credentials(), ports.hasher(), storage.devices(), sessions, clock);
    administration =
        new AccountAdministration(accounts, storage.credentials(), ports.hasher(), sessions);
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
    var horizons = new HorizonSource(policy.retention(), steadyClock);
    history = new History(storage.history(), storage.messages(), horizons);
    media = MediaWiring.of(ports, policy.media(), world, steadyClock, history, switchboard);
    var delivery = new MessageDelivery(switchboard, wakeUps);
    FreeDiskSpace disk = MailboxWiring.disk(storage);
    storageHealth = new StorageHealth(storage, disk);
    messaging =
        new Messaging(
            MailboxWiring.messages(storage, disk),
            contactStore,
            delivery,
            new DeletionFanOut(delivery, media.attachments()),
            horizons,
            clock);
    sweeper = new MessageSweeper(storage.messages(), policy.retention(), steadyClock);
    mailboxes = MailboxWiring.mailboxes(storage, horizons);
    receipts = new Receipts(storage.receipts(), history, switchboard);
    typing = new TypingNotifications(contactStore, switchboard);
    relay = MailboxWiring.relay(ports, world, steadyClock, connections, switchboard, wakeUps);
    relays = policy.switches().relay();
    var announcer = new PresenceNotifier(accounts, contactStore, switchboard);
    presence =
        new Presence(connections, roster, announcer, clock, world.timers(), wakeUps::fallBehind);
    publicKeys = new PublicKeys(storage.publicKeys(), accounts, contactStore, switchboard);
    mailboxWatch = new MailboxPoller(connections, storage.mailboxes());
    callSignalling =
        new AccountSignalling(
            contactStore, switchboard, roster, coordination.callCache(), wakeUps, steadyClock);
    calls = CallWiring.of(ports, world, steadyClock, connections, switchboard, wakeUps);
    var turn = policy.turn();
    turnCredentials = new TurnCredentialIssuer(turn.secret(), turn.lifetime(), turn.uris(), clock);
    limiter = new RateLimiter(coordination.buckets(), clock, policy.switches().limits());
    pairing = new Pairing(storage.pairings(), steadyClock, clock, world.random());
    rooms = new Rooms(storage.rooms(), storage.pairings(), steadyClock);
    liveRooms = RoomWiring.of(ports, policy.switches(), world, rooms, limiter, switchboard);
  }

  /// {@return the clock of what deletes or ends something because its time is over}
  public TrustedClock steadyClock() {
    return steadyClock;
  }

  public Registration registration() {
    return registration;
  }

  public AccountDirectory directory() {
    return directory;
  }

  public Login login() {
    return login;
  }

  public Sessions sessions() {
    return sessions;
  }

  public AccountAdministration administration() {
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

  public MessageSweeper sweeper() {
    return sweeper;
  }

  public Mailboxes mailboxes() {
    return mailboxes;
  }

  public Receipts receipts() {
    return receipts;
  }

  public TypingNotifications typing() {
    return typing;
  }

  public ConnectionRegistry connections() {
    return connections;
  }

  public Presence presence() {
    return presence;
  }

  /// {@return the relay, empty when the operator has not switched it on}
  public Optional<Relay> relay() {
    return relays ? Optional.of(relay) : Optional.empty();
  }

  public MailboxPoller mailboxWatch() {
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
  public AccountSignalling callSignalling() {
    return callSignalling;
  }

  public MediaServices media() {
    return media;
  }

  public TurnCredentialIssuer turnCredentials() {
    return turnCredentials;
  }

  public RateLimiter limiter() {
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
