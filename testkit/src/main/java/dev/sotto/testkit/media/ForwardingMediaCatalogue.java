// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingMediaCatalogue extends MediaCatalogue {
  MediaCatalogue real();

  @Override
  default Outcome insert(MediaObject object, AccountQuota room) {
    return real().insert(object, room);
  }

  @Override
  default Optional<MediaObject> find(ObjectKey key) {
    return real().find(key);
  }

  @Override
  default Optional<MediaObject> find(UUID file) {
    return real().find(file);
  }

  @Override
  default boolean replace(MediaObject before, MediaObject after) {
    return real().replace(before, after);
  }

  @Override
  default Outcome replace(MediaObject before, MediaObject after, long quota) {
    return real().replace(before, after, quota);
  }

  @Override
  default boolean remove(ObjectKey key) {
    return real().remove(key);
  }

  @Override
  default void attach(MessageRef carrier, AccountId reader, Set<ObjectKey> keys) {
    real().attach(carrier, reader, keys);
  }

  @Override
  default List<ObjectKey> detach(MessageRef carrier) {
    return real().detach(carrier);
  }

  @Override
  default boolean isReader(ObjectKey key, AccountId account) {
    return real().isReader(key, account);
  }

  @Override
  default MediaUsage usage(AccountId owner) {
    return real().usage(owner);
  }

  @Override
  default List<MediaObject> page(String after, int limit) {
    return real().page(after, limit);
  }

  @Override
  default List<MediaObject> unfinished(AccountId owner, String after, int limit) {
    return real().unfinished(owner, after, limit);
  }

  @Override
  default List<MediaObject> unscanned(String after, int limit) {
    return real().unscanned(after, limit);
  }

  @Override
  default List<MediaObject> ended(Instant now, int limit) {
    return real().ended(now, limit);
  }
}
