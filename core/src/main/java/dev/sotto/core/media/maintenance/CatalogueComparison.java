// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.object.ObjectStore.StoredObject;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Looks at the catalogue and the object store side by side. Both are in the order of their names,
/// so that a page of each is all that is held. For one thread.
final class CatalogueComparison implements Iterator<ComparedObject> {
  private static final int PAGE = 1_000;

  private final PagedIterator<MediaObject> entries;
  private final PagedIterator<StoredObject> bytes;

  CatalogueComparison(MediaCatalogue catalogue, ObjectStore store) {
    this.entries =
        new PagedIterator<>(after -> catalogue.page(after, PAGE), object -> object.key().text());
    this.bytes = new PagedIterator<>(after -> store.page(after, PAGE), StoredObject::name);
  }

  @Override
  public boolean hasNext() {
    return entries.peek().isPresent() || bytes.peek().isPresent();
  }

  @Override
  public ComparedObject next() {
    Optional<MediaObject> entry = entries.peek();
    Optional<StoredObject> stored = bytes.peek();
    if (entry.isEmpty()) {
      return bytesOnly(stored.orElseThrow(NoSuchElementException::new));
    }
    MediaObject object = entry.get();
    if (stored.isEmpty()) {
      return entryOnly(object);
    }
    int order = object.key().text().compareTo(stored.get().name());
    if (order > 0) {
      return bytesOnly(stored.get());
    }
    if (order < 0) {
      return entryOnly(object);
    }
    entries.skip();
    bytes.skip();
    return new ComparedObject.Whole(object, stored.get().size());
  }

  private ComparedObject entryOnly(MediaObject object) {
    entries.skip();
    return new ComparedObject.Entry(object);
  }

  private ComparedObject bytesOnly(StoredObject stored) {
    bytes.skip();
    return new ComparedObject.Bytes(stored.name(), stored.size());
  }
}
