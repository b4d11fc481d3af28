// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

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
  /// Adds an object, unless its owner's objects would have more than `quota` bytes together then.
  /// Atomic: also many at once never exceed it. {@return whether it was added}
  ///
  /// @param object of an account that exists, with a key that was never used
  boolean insert(MediaObject object, long quota);

  /// {@return the object, empty when there is none}
  Optional<MediaObject> find(ObjectKey key);

  /// {@return the object whose key has this UUID, empty when there is none}
  Optional<MediaObject> find(UUID file);

  /// Puts `after` in the place of `before`, which has the same key. Atomic: of many that replace
  /// the same, one succeeds.
  ///
  /// {@return whether `before` was what the catalogue had}
  boolean replace(MediaObject before, MediaObject after);

  /// Removes an object and who may read it. {@return whether there was one}
  boolean remove(ObjectKey key);

  /// Notes that a message names objects, which its recipient may then read. Keys of no object are
  /// passed over; repeating it changes nothing.
  void attach(Carrier carrier, AccountId reader, Set<ObjectKey> keys);

  /// Forgets that a message names objects. Its recipient may no longer read them, unless another
  /// message does. {@return those that no message names any more}
  List<ObjectKey> detach(Carrier carrier);

  /// {@return whether a message that names the object was for `account`}
  boolean isReader(ObjectKey key, AccountId account);

  /// {@return what the objects of `owner` take}
  MediaUsage usage(AccountId owner);

  /// {@return objects with keys after `after`, in their order by code point}
  ///
  /// @param after empty for the first ones
  List<MediaObject> page(String after, int limit);

  /// {@return objects in the state [MediaState#STORED] with keys after `after`, in their order by
  /// code point}
  ///
  /// @param after empty for the first ones
  List<MediaObject> unscanned(String after, int limit);

  /// {@return up to `limit` objects that end at `now` or have ended, the earliest first}
  List<MediaObject> ended(Instant now, int limit);
}
