// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Finds objects by the UUID in their keys alone, and reads them through this server, whatever
/// store it has. Safe for use by many threads.
public final class StoredFiles {
  private final MediaObjects media;
  private final MediaCatalogue catalogue;
  private final ObjectStore store;
  private final InstantSource clock;

  /// @param clock by which objects end; one that cannot jump
  public StoredFiles(
      MediaObjects media, MediaCatalogue catalogue, ObjectStore store, InstantSource clock) {
    this.media = media;
    this.catalogue = catalogue;
    this.store = store;
    this.clock = clock;
  }

  /// Lets `reader` read a file. {@return what [MediaObjects#download] does}
  public MediaObjects.Download open(AccountId reader, UUID file) {
    return catalogue
        .find(file)
        .map(object -> media.download(reader, object.key()))
        .orElseGet(MediaObjects.Download.NotFound::new);
  }

  /// {@return the file that [#open] would open, if it can be read as it is; one to be read once is
  /// not spent}
  public Optional<MediaObject> look(AccountId reader, UUID file) {
    return catalogue.find(file).flatMap(object -> media.look(reader, object.key()));
  }

  /// {@return the bytes of an object from `from` on; the caller closes it}
  ///
  /// @param from 0 to its size
  /// @throws NoSuchObject when it has gone meanwhile
  public InputStream read(MediaObject object, long from) throws NoSuchObject {
    return store.read(object.key(), from);
  }

  /// {@return objects of `owner` that may be read, in the order of their UUIDs}
  ///
  /// @param after [Page#next] of the page before; empty for the first one
  /// @param limit how many objects are looked at
  public Page own(AccountId owner, String after, int limit) {
    List<MediaObject> found =
        catalogue.page(last(owner, after), limit).stream()
            .takeWhile(object -> object.owner().equals(owner))
            .toList();
    return page(found, limit, this::isThere);
  }

  /// {@return objects of `owner` that do not have all their bytes yet, in the order of their UUIDs}
  ///
  /// @param after [Page#next] of the page before; empty for the first one
  /// @param limit how many objects are looked at
  public Page unfinished(AccountId owner, String after, int limit) {
    List<MediaObject> found = catalogue.unfinished(owner, last(owner, after), limit);
    return page(found, limit, object -> object.isAlive(clock.instant()));
  }

  private static String last(AccountId owner, String after) {
    String folder = ObjectKey.folder(owner);
    // No extension has a character as large.
    return after.isEmpty() ? folder : folder + after + ".~";
  }

  private static Page page(List<MediaObject> found, int limit, Predicate<MediaObject> wanted) {
    String next = found.size() < limit ? "" : found.getLast().key().file().toString();
    return new Page(found.stream().filter(wanted).toList(), next);
  }

  private boolean isThere(MediaObject object) {
    return switch (object.state()) {
      case STORED, CLEAN -> object.isAlive(clock.instant());
      case CREATED, RESERVED, INFECTED, UNDECIDED -> false;
    };
  }

  /// Deletes a file of `owner`. {@return whether there was one}
  public boolean remove(AccountId owner, UUID file) {
    return catalogue.find(file).filter(found -> media.remove(owner, found.key())).isPresent();
  }

  /// Some of the objects of one account.
  ///
  /// @param next where the next page begins; empty when there is none
  public record Page(List<MediaObject> objects, String next) {
    public Page {
      objects = List.copyOf(objects);
    }
  }
}
