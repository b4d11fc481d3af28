// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import dev.sotto.core.media.object.StreamChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// Reads the bytes of objects and compares them with the checksums of the catalogue. What has no
/// checksum is given one. Safe for use by many threads.
final class ChecksumCheck {
  private final MediaCatalogue catalogue;
  private final ObjectStore store;

  ChecksumCheck(MediaCatalogue catalogue, ObjectStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /// {@return what is wrong with the bytes of an object; empty also when they have gone meanwhile}
  ///
  /// @throws dev.sotto.core.PortException when one of the two stores does not answer
  Optional<Finding> check(MediaObject object) {
    var digested = new StreamChecksum();
    try (InputStream bytes = digested.through(store.read(object.key(), 0))) {
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (NoSuchObject e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(new Finding.Unreadable(object));
    }
    Checksum actual = digested.checksum(object);
    if (!actual.isKnown()) {
      return Optional.of(new Finding.WrongSize(object, digested.count()));
    }
    if (!object.content().checksum().isKnown()) {
      // Whoever changes the object meanwhile leaves it to the next run.
      boolean _ = catalogue.replace(object, object.known(actual));
      return Optional.empty();
    }
    return object.content().checksum().equals(actual)
        ? Optional.empty()
        : Optional.of(new Finding.Damaged(object, actual));
  }
}
