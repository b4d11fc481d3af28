// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectStore;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Set;

/// Ties objects to the messages that name them. Safe for use by many threads.
public final class Attachments {
  /// The most objects that one message may name.
  public static final int MAX = Bound.ATTACHMENTS.most();

  private static final System.Logger LOG = System.getLogger(Attachments.class.getName());

  private final MediaCatalogue catalogue;
  private final ObjectStore store;
  private final InstantSource clock;

  /// @param clock by which objects end; one that cannot jump
  public Attachments(MediaCatalogue catalogue, ObjectStore store, InstantSource clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.clock = clock;
  }

  /// Lets the recipient of a message read the objects that it names. Asked before the message is
  /// stored: a recipient who knows of it can read them at once.
  ///
  /// @param keys [#MAX] at most
  /// @return whether all of them are objects of the sender; else nobody may read more than before
  public boolean attach(MessageRef carrier, AccountId reader, Set<ObjectKey> keys) {
    for (ObjectKey key : keys) {
      boolean own = key.owner().equals(carrier.sender());
      if (!own || catalogue.find(key).filter(found -> found.isAlive(clock.instant())).isEmpty()) {
        return false;
      }
    }
    catalogue.attach(carrier, reader, keys);
    return true;
  }

  /// The message has been deleted for everybody: what no other message names goes with it. Its
  /// bytes follow, with the sweeper at the latest.
  public void released(MessageRef carrier) {
    try {
      for (ObjectKey key : catalogue.detach(carrier)) {
        store.delete(key);
        catalogue.remove(key);
      }
    } catch (PortException.Unavailable e) {
      LOG.log(
          Level.WARNING,
          "objects of a deleted message stay until they expire: {0}",
          e.getMessage());
    }
  }
}
