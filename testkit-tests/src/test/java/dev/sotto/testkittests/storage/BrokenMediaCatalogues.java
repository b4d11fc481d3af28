// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.media.ForwardingMediaCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// What can be wrong with a catalogue of media.
final class BrokenMediaCatalogues {
  private BrokenMediaCatalogues() {}

  /// The quota is looked at and then used, with room for others between.
  record QuotaRaces(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public Outcome insert(MediaObject object, AccountQuota room) {
      boolean fits =
          real.usage(object.owner()).bytes() + object.content().size().bytes() <= room.quota();
      LockSupport.parkNanos(1_000_000);
      return fits ? real.insert(object, TestMedia.ENDLESS) : Outcome.NO_ROOM;
    }
  }

  /// Room is taken without looking whether others take it as well.
  record RoomRaces(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public Outcome replace(MediaObject before, MediaObject after, long quota) {
      boolean fits = real.usage(after.owner()).bytes() + after.content().size().bytes() <= quota;
      LockSupport.parkNanos(1_000_000);
      return fits ? real.replace(before, after, Long.MAX_VALUE) : Outcome.NO_ROOM;
    }
  }

  /// What has not begun takes room.
  record AwaitedTakesRoom(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public MediaUsage usage(AccountId owner) {
      MediaUsage usage = real.usage(owner);
      long awaited =
          real.unfinished(owner, "", 1_000).stream()
              .filter(object -> object.state() == ObjectState.CREATED)
              .mapToLong(object -> object.content().size().bytes())
              .sum();
      return new MediaUsage(usage.objects(), usage.bytes() + awaited);
    }
  }

  /// As many uploads as one likes may not have begun.
  record AwaitedUncounted(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public Outcome insert(MediaObject object, AccountQuota room) {
      return real.insert(object, new AccountQuota(room.quota(), Integer.MAX_VALUE));
    }
  }

  /// Uploads of others are told as well.
  record UnfinishedOfAll(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public List<MediaObject> unfinished(AccountId owner, String after, int limit) {
      return real.page(after, 1_000).stream()
          .filter(object -> !object.state().isUploaded())
          .limit(limit)
          .toList();
    }
  }

  /// The time for which bytes are awaited counts for nothing.
  record BlindToTime(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public boolean replace(MediaObject before, MediaObject after) {
      Optional<MediaObject> now = real.find(before.key());
      boolean same =
          now.filter(
                  found ->
                      found.state() == before.state() && found.content().equals(before.content()))
              .isPresent();
      return real.replace(same ? now.get() : before, after);
    }
  }

  /// The last byte of the quota is never to be had.
  record QuotaOffByOne(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public Outcome insert(MediaObject object, AccountQuota room) {
      return room.equals(TestMedia.ENDLESS)
          ? real.insert(object, room)
          : real.insert(object, new AccountQuota(room.quota() - 1, room.awaited()));
    }
  }

  /// Whoever comes last has the object.
  record LastChangeWins(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public boolean replace(MediaObject before, MediaObject after) {
      return real.find(before.key()).map(now -> real.replace(now, after)).orElse(false);
    }
  }

  /// An object that nobody has made is there when it was changed.
  record ReplaceInserts(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public boolean replace(MediaObject before, MediaObject after) {
      return real.replace(before, after)
          || (real.find(before.key()).isEmpty()
              && real.insert(after, TestMedia.ENDLESS) == Outcome.DONE);
    }
  }

  /// Removing tells nothing.
  record RemoveUntold(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public boolean remove(ObjectKey key) {
      boolean _ = real.remove(key);
      return true;
    }
  }

  /// Everybody reads what somebody may read.
  record ReadByAll(MediaCatalogue real, Set<ObjectKey> named) implements ForwardingMediaCatalogue {
    ReadByAll(MediaCatalogue real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public void attach(MessageRef carrier, AccountId reader, Set<ObjectKey> keys) {
      real.attach(carrier, reader, keys);
      named.addAll(keys);
    }

    @Override
    public boolean isReader(ObjectKey key, AccountId account) {
      return named.contains(key);
    }
  }

  /// What another message names as well goes with the first.
  record DetachTellsAll(MediaCatalogue real, Set<ObjectKey> named)
      implements ForwardingMediaCatalogue {
    DetachTellsAll(MediaCatalogue real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public void attach(MessageRef carrier, AccountId reader, Set<ObjectKey> keys) {
      real.attach(carrier, reader, keys);
      named.addAll(keys);
    }

    @Override
    public List<ObjectKey> detach(MessageRef carrier) {
      return real.detach(carrier).isEmpty() ? List.of() : List.copyOf(named);
    }
  }

  /// Those who could read before still can.
  record NeverDetached(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public List<ObjectKey> detach(MessageRef carrier) {
      return List.of();
    }
  }

  /// What is still coming counts for nothing.
  record UsageOfNothing(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public MediaUsage usage(AccountId owner) {
      return new MediaUsage(real.usage(owner).objects(), 0);
    }
  }

  /// The next page begins with the last object of the one before.
  record PagesOverlap(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public List<MediaObject> page(String after, int limit) {
      String before = after.isEmpty() ? after : after.substring(0, after.length() - 1);
      return real.page(before, limit);
    }
  }

  /// What is scanned already is scanned again.
  record ScannedAgain(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public List<MediaObject> unscanned(String after, int limit) {
      return real.page(after, limit);
    }
  }

  /// Files are mistaken for each other.
  record AnyFile(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public Optional<MediaObject> find(UUID file) {
      return real.page("", 1).stream().findFirst();
    }
  }

  /// What ends now is found a moment later.
  record EndedLate(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public List<MediaObject> ended(Instant now, int limit) {
      return real.ended(now.minusMillis(1), limit);
    }
  }

  /// The latest first.
  record EndedBackwards(MediaCatalogue real) implements ForwardingMediaCatalogue {
    @Override
    public List<MediaObject> ended(Instant now, int limit) {
      return real.ended(now, limit).reversed();
    }
  }
}
