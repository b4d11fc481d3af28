// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.relay;

import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.time.TrustedClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// Passes on short-lived messages without writing them to the durable storage: they wait in memory
/// until each device of the recipient has taken them, or until they expire. Whatever keeps them may
/// lose them all.
///
/// Which messages go this way is decided by the sender's choice of how long they last. Safe for use
/// by many threads.
public final class Relay {
  /// The shortest and the longest life of a relayed message (secureChat, promise P3).
  public static final Duration MIN_LIFETIME = Duration.ofMinutes(30);

  public static final Duration MAX_LIFETIME = Duration.ofHours(2);

  /// The longest body (secureChat, section 3).
  public static final int MAX_BODY_BYTES = 64 * 1024;

  private final RelayStore store;
  private final ContactStore contacts;
  private final DeviceStore devices;
  private final RelayNotifier notice;
  private final InstantSource wall;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param clocks what messages are stamped by, and what they end by
  /// @param random cryptographically strong
  public Relay(
      RelayStore store,
      ContactStore contacts,
      DeviceStore devices,
      RelayNotifier notice,
      Clocks clocks,
      RandomGenerator random) {
    this.store = store;
    this.contacts = contacts;
    this.devices = devices;
    this.notice = notice;
    this.wall = clocks.wall();
    this.clock = clocks.steady();
    this.random = random;
  }

  /// {@return whether a message that lasts `expiresIn` is passed on this way}
  public static boolean carries(Duration expiresIn) {
    return expiresIn.compareTo(MIN_LIFETIME) >= 0 && expiresIn.compareTo(MAX_LIFETIME) <= 0;
  }

  /// Keeps a message for all devices of its recipient and tells them. Who reaches whom is as with
  /// other messages, except that a relayed message makes nobody a correspondent: that would be
  /// written down.
  ///
  /// @param draft one that the relay [#carries]
  /// @throws dev.sotto.core.PortException.Unavailable when the relay is away
  public RelayResult send(Draft draft) {
    if (draft.body().length() > MAX_BODY_BYTES) {
      return new RelayResult.TooLarge();
    }
    var recipient = draft.recipient();
    if (!draft.sender().account().equals(recipient)
        && !contacts.knows(draft.sender().account(), recipient)) {
      return new RelayResult.NotReachable();
    }
    List<DeviceAddress> receivers =
        devices.list(recipient).stream()
            .map(Device::address)
            .filter(device -> !device.equals(draft.sender()))
            .toList();
    var message =
        new RelayedMessage(
            RelayedMessageId.random(random),
            draft.sender(),
            recipient,
            draft.clientId(),
            draft.body(),
            Lifetime.limited(wall.instant(), draft.expiresIn()));
    RelayResult result = store.put(message, receivers, draft.digest(), clock.instant());
    if (result instanceof RelayResult.Kept kept && !kept.repeated() && !receivers.isEmpty()) {
      notice.kept(receivers);
    }
    return result;
  }

  /// {@return whether a message under the client message id of this draft, to the same recipient,
  /// is in the relay or was there and has not expired}
  public boolean knows(Draft draft) {
    return store.knows(
        draft.sender().account(), draft.recipient(), draft.clientId(), clock.instant());
  }

  /// {@return up to `limit` messages that wait for `device`, in the order in which they came}
  ///
  /// @param limit 1 to [RelayStore#MAX_WAITING]
  public List<RelayedMessage> waiting(DeviceAddress device, int limit) {
    return store.waiting(device, limit, clock.instant());
  }

  /// Drops a message that `device` has received. {@return whether it was waiting for the device}
  public boolean received(DeviceAddress device, RelayedMessageId id) {
    return store.remove(device, id, clock.instant());
  }

  /// The clocks that a relay goes by.
  ///
  /// @param wall by which messages are stamped, as clients are told
  /// @param steady by which they end: a jump of the other destroys nothing
  public record Clocks(InstantSource wall, TrustedClock steady) {}
}
