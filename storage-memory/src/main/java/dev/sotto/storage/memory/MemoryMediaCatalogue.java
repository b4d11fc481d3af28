// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

final class MemoryMediaCatalogue implements MediaCatalogue {
  private static final Comparator<MediaObject> BY_END =
      Comparator.comparing(MediaObject::endsAt).thenComparing(MediaObject::key);

  private final StorageLock guard;
  private final NavigableMap<String, MediaObject> objects = new TreeMap<>();
  private final Set<Naming> namings = new HashSet<>();

  MemoryMediaCatalogue(StorageLock guard) {
    this.guard = guard;
  }

  @Override
  public Outcome insert(MediaObject object, AccountQuota room) {
    return guard.call(
        () -> {
          boolean awaited = object.state() == ObjectState.CREATED;
          if (awaited && awaitedOf(object.owner()) >= room.awaited()) {
            return Outcome.TOO_MANY;
          }
          boolean unknown = awaited && !object.content().size().exact();
          long needed = unknown ? 1 : object.content().size().bytes();
          if (needed > room.quota() - usageOf(object.owner()).bytes()) {
            return Outcome.NO_ROOM;
          }
          objects.put(object.key().text(), object);
          return Outcome.DONE;
        });
  }

  private long awaitedOf(AccountId owner) {
    return objects.values().stream()
        .filter(object -> object.owner().equals(owner))
        .filter(object -> object.state() == ObjectState.CREATED)
        .count();
  }

  @Override
  public Optional<MediaObject> find(ObjectKey key) {
    return guard.call(() -> Optional.ofNullable(objects.get(key.text())));
  }

  @Override
  public Optional<MediaObject> find(UUID file) {
    return guard.call(
        () ->
            objects.values().stream()
                .filter(object -> object.key().file().equals(file))
                .findFirst());
  }

  @Override
  public boolean replace(MediaObject before, MediaObject after) {
    return guard.call(() -> objects.replace(before.key().text(), before, after));
  }

  @Override
  public Outcome replace(MediaObject before, MediaObject after, long quota) {
    return guard.call(
        () -> {
          if (!before.equals(objects.get(before.key().text()))) {
            return Outcome.CHANGED;
          }
          long more = taken(after) - taken(before);
          if (more > 0 && more > quota - usageOf(before.owner()).bytes()) {
            return Outcome.NO_ROOM;
          }
          objects.put(before.key().text(), after);
          return Outcome.DONE;
        });
  }

  private static long taken(MediaObject object) {
    return object.state() == ObjectState.CREATED ? 0 : object.content().size().bytes();
  }

  @Override
  public boolean remove(ObjectKey key) {
    return guard.call(
        () -> {
          namings.removeIf(naming -> naming.key().equals(key));
          return objects.remove(key.text()) != null;
        });
  }

  @Override
  public void attach(MessageRef carrier, AccountId reader, Set<ObjectKey> keys) {
    guard.run(
        () ->
            keys.stream()
                .filter(key -> objects.containsKey(key.text()))
                .forEach(key -> namings.add(new Naming(key, carrier, reader))));
  }

  @Override
  public List<ObjectKey> detach(MessageRef carrier) {
    return guard.call(
        () -> {
          List<ObjectKey> keys =
              namings.stream()
                  .filter(naming -> naming.carrier().equals(carrier))
                  .map(Naming::key)
                  .toList();
          namings.removeIf(naming -> naming.carrier().equals(carrier));
          return keys.stream()
              .filter(key -> namings.stream().noneMatch(naming -> naming.key().equals(key)))
              .distinct()
              .sorted()
              .toList();
        });
  }

  @Override
  public boolean isReader(ObjectKey key, AccountId account) {
    return guard.call(
        () ->
            namings.stream()
                .anyMatch(naming -> naming.key().equals(key) && naming.reader().equals(account)));
  }

  @Override
  public MediaUsage usage(AccountId owner) {
    return guard.call(() -> usageOf(owner));
  }

  private MediaUsage usageOf(AccountId owner) {
    var sizes =
        objects.values().stream()
            .filter(object -> object.owner().equals(owner))
            .filter(object -> object.state() != ObjectState.CREATED)
            .mapToLong(object -> object.content().size().bytes())
            .summaryStatistics();
    return new MediaUsage(sizes.getCount(), sizes.getSum());
  }

  @Override
  public List<MediaObject> page(String after, int limit) {
    return guard.call(() -> objects.tailMap(after, false).values().stream().limit(limit).toList());
  }

  @Override
  public List<MediaObject> unfinished(AccountId owner, String after, int limit) {
    return guard.call(
        () ->
            objects.tailMap(after, false).values().stream()
                .filter(object -> object.owner().equals(owner) && !object.state().isUploaded())
                .limit(limit)
                .toList());
  }

  @Override
  public List<MediaObject> unscanned(String after, int limit) {
    return guard.call(
        () ->
            objects.tailMap(after, false).values().stream()
                .filter(object -> object.state() == ObjectState.STORED)
                .limit(limit)
                .toList());
  }

  @Override
  public List<MediaObject> ended(Instant now, int limit) {
    return guard.call(
        () ->
            objects.values().stream()
                .filter(object -> !object.isAlive(now))
                .sorted(BY_END)
                .limit(limit)
                .toList());
  }

  /// A message that names an object.
  private record Naming(ObjectKey key, MessageRef carrier, AccountId reader) {}
}
