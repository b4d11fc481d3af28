// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.sending;

import dev.sotto.core.PortException;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.message.Messaging.SendResult;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.relay.RelayResult;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/// The two ways that a message can go, through the storage or through the relay, with one name for
/// it: a client message id that was used on one way is not free on the other.
///
/// The two have no transaction in common. Each way looks at the other one first, and at one node
/// sends of one name take turns, so there the rule holds. Two nodes that are sent both at the same
/// moment may take both. Safe for use by many threads.
final class StoreOrRelay {
  private static final System.Logger LOG = System.getLogger(StoreOrRelay.class.getName());

  /// More than send at once, so that few wait for the name of somebody else.
  private static final int TURNS = 4_096;

  private final Messaging messaging;
  private final Optional<Relay> relay;
  private final ReentrantLock[] turns =
      Stream.generate(ReentrantLock::new).limit(TURNS).toArray(ReentrantLock[]::new);

  /// @param relay empty when everything goes through the storage
  StoreOrRelay(Messaging messaging, Optional<Relay> relay) {
    this.messaging = messaging;
    this.relay = relay;
  }

  /// Sends a message the way that its life asks for. {@return what became of it}
  ///
  /// @param stored told of a message that goes, or has gone, through the storage
  /// @param relayed told of one that goes through the relay
  <T> T send(Draft draft, Function<SendResult, T> stored, Function<RelayResult, T> relayed) {
    if (relay.isEmpty()) {
      return stored.apply(messaging.send(draft));
    }
    ReentrantLock turn = turns[turnOf(draft)];
    turn.lock();
    try {
      return Relay.carries(draft.expiresIn())
          ? messaging
              .earlier(draft)
              .map(stored)
              .orElseGet(() -> relayed.apply(relay.get().send(draft)))
          : stored.apply(isRelayed(relay.get(), draft) ? conflict() : messaging.send(draft));
    } finally {
      turn.unlock();
    }
  }

  private static SendResult conflict() {
    return new SendResult.Conflict();
  }

  /// What is stored does not wait for a relay that is away.
  private static boolean isRelayed(Relay relay, Draft draft) {
    try {
      return relay.knows(draft);
    } catch (PortException.Unavailable e) {
      LOG.log(Level.DEBUG, "not known whether a client message id was used in the relay", e);
      return false;
    }
  }

  private static int turnOf(Draft draft) {
    int hash = 31 * draft.sender().account().hashCode() + draft.clientId().hashCode();
    return Math.floorMod(hash, TURNS);
  }
}
