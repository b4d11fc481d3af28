// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import dev.sotto.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Keeps what is known of objects. Safe for use by many threads.
///
/// A method returns once its effect is durable. It judges no time: an object is found until it is
/// removed.
public interface MediaCatalogue {
  /// Adds an object, if its owner has room for it. Atomic: also many at once never exceed it. An
  /// object in the state [ObjectState#CREATED] takes no bytes of the room; there must be some all
  /// the same: all that it will have, or one when that is not known.
  ///
  /// {@return [Outcome#DONE], [Outcome#NO_ROOM] or [Outcome#TOO_MANY]}
  ///
  /// @param object of an account that exists, with a key that was never used
  Outcome insert(MediaObject object, AccountQuota room);

  /// {@return the object, empty when there is none}
  Optional<MediaObject> find(ObjectKey key);

  /// {@return the object whose key has this UUID, empty when there is none}
  Optional<MediaObject> find(UUID file);

  /// Puts `after` in the place of `before`, which has the same key. Atomic: of many that replace
  /// the same, one succeeds.
  ///
  /// {@return whether `before` was what the catalogue had}
  boolean replace(MediaObject before, MediaObject after);

  /// As [#replace], for a change with which the object takes more of its owner's room than before.
  ///
  /// {@return [Outcome#DONE], [Outcome#CHANGED] or [Outcome#NO_ROOM]}
  ///
  /// @param quota how many bytes the objects of the owner may have together
  Outcome replace(MediaObject before, MediaObject after, long quota);

  /// Removes an object and who may read it. {@return whether there was one}
  boolean remove(ObjectKey key);

  /// Notes that a message names objects, which its recipient may then read. Keys of no object are
  /// passed over; repeating it changes nothing.
  void attach(MessageRef carrier, AccountId reader, Set<ObjectKey> keys);

  /// Forgets that a message names objects. Its recipient may no longer read them, unless another
  /// message does. {@return those that no message names any more}
  List<ObjectKey> detach(MessageRef carrier);

  /// {@return whether a message that names the object was for `account`}
  boolean isReader(ObjectKey key, AccountId account);

  /// {@return what the objects of `owner` take: all but those in the state [ObjectState#CREATED]}
  MediaUsage usage(AccountId owner);

  /// {@return objects with keys after `after`, in their order by code point}
  ///
  /// @param after empty for the first ones
  List<MediaObject> page(String after, int limit);

  /// {@return objects of `owner` that do not have all their bytes, with keys after `after`, in
  /// their order by code point}
  ///
  /// @param after empty for the first ones
  List<MediaObject> unfinished(AccountId owner, String after, int limit);

  /// {@return objects in the state [ObjectState#STORED] with keys after `after`, in their order by
  /// code point}
  ///
  /// @param after empty for the first ones
  List<MediaObject> unscanned(String after, int limit);

  /// {@return up to `limit` objects that end at `now` or have ended, the earliest first}
  List<MediaObject> ended(Instant now, int limit);

  /// The outcome of a change.
  enum Outcome {
    DONE,
    /// The object is another than the caller thinks, or there is none.
    CHANGED,
    /// The objects of the owner would take more than they may.
    NO_ROOM,
    /// So many uploads of the owner have not begun that there can be no more.
    TOO_MANY
  }
}
