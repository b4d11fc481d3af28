// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.Carrier;
import dev.sotto.core.media.MediaCatalogue;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaUsage;
import dev.sotto.core.media.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// What can be wrong with a catalogue of media.
final class BrokenMedia {
  private BrokenMedia() {}

  /// The quota is looked at and then used, with room for others between.
  record QuotaRaces(MediaCatalogue real) implements OverMedia {
    @Override
    public boolean insert(MediaObject object, long quota) {
      boolean fits = real.usage(object.owner()).bytes() + object.content().size().bytes() <= quota;
      LockSupport.parkNanos(1_000_000);
      return fits && real.insert(object, Long.MAX_VALUE);
    }
  }

  /// The last byte of the quota is never to be had.
  record QuotaOffByOne(MediaCatalogue real) implements OverMedia {
    @Override
    public boolean insert(MediaObject object, long quota) {
      return real.insert(object, quota == Long.MAX_VALUE ? quota : quota - 1);
    }
  }

  /// Whoever comes last has the object.
  record LastChangeWins(MediaCatalogue real) implements OverMedia {
    @Override
    public boolean replace(MediaObject before, MediaObject after) {
      return real.find(before.key()).map(now -> real.replace(now, after)).orElse(false);
    }
  }

  /// An object that nobody has made is there when it was changed.
  record ReplaceInserts(MediaCatalogue real) implements OverMedia {
    @Override
    public boolean replace(MediaObject before, MediaObject after) {
      return real.replace(before, after)
          || (real.find(before.key()).isEmpty() && real.insert(after, Long.MAX_VALUE));
    }
  }

  /// Removing tells nothing.
  record RemoveUntold(MediaCatalogue real) implements OverMedia {
    @Override
    public boolean remove(ObjectKey key) {
      boolean _ = real.remove(key);
      return true;
    }
  }

  /// Everybody reads what somebody may read.
  record ReadByAll(MediaCatalogue real, Set<ObjectKey> named) implements OverMedia {
    ReadByAll(MediaCatalogue real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public void attach(Carrier carrier, AccountId reader, Set<ObjectKey> keys) {
      real.attach(carrier, reader, keys);
      named.addAll(keys);
    }

    @Override
    public boolean isReader(ObjectKey key, AccountId account) {
      return named.contains(key);
    }
  }

  /// What another message names as well goes with the first.
  record DetachTellsAll(MediaCatalogue real, Set<ObjectKey> named) implements OverMedia {
    DetachTellsAll(MediaCatalogue real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public void attach(Carrier carrier, AccountId reader, Set<ObjectKey> keys) {
      real.attach(carrier, reader, keys);
      named.addAll(keys);
    }

    @Override
    public List<ObjectKey> detach(Carrier carrier) {
      return real.detach(carrier).isEmpty() ? List.of() : List.copyOf(named);
    }
  }

  /// Those who could read before still can.
  record NeverDetached(MediaCatalogue real) implements OverMedia {
    @Override
    public List<ObjectKey> detach(Carrier carrier) {
      return List.of();
    }
  }

  /// What is still awaited counts for nothing.
  record UsageOfNothing(MediaCatalogue real) implements OverMedia {
    @Override
    public MediaUsage usage(AccountId owner) {
      return new MediaUsage(real.usage(owner).objects(), 0);
    }
  }

  /// The next page begins with the last object of the one before.
  record PagesOverlap(MediaCatalogue real) implements OverMedia {
    @Override
    public List<MediaObject> page(String after, int limit) {
      String before = after.isEmpty() ? after : after.substring(0, after.length() - 1);
      return real.page(before, limit);
    }
  }

  /// What is scanned already is scanned again.
  record ScannedAgain(MediaCatalogue real) implements OverMedia {
    @Override
    public List<MediaObject> unscanned(String after, int limit) {
      return real.page(after, limit);
    }
  }

  /// Files are mistaken for each other.
  record AnyFile(MediaCatalogue real) implements OverMedia {
    @Override
    public Optional<MediaObject> find(UUID file) {
      return real.page("", 1).stream().findFirst();
    }
  }

  /// What ends now is found a moment later.
  record EndedLate(MediaCatalogue real) implements OverMedia {
    @Override
    public List<MediaObject> ended(Instant now, int limit) {
      return real.ended(now.minusMillis(1), limit);
    }
  }

  /// The latest first.
  record EndedBackwards(MediaCatalogue real) implements OverMedia {
    @Override
    public List<MediaObject> ended(Instant now, int limit) {
      return real.ended(now, limit).reversed();
    }
  }
}
