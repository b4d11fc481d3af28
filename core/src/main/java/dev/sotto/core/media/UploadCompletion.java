// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.media.object.PresignedStore;
import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.core.media.scan.Screening;
import java.util.Optional;
import java.util.OptionalLong;

/// Takes in what has been uploaded: looks at its size, and has it screened. Safe for use by many
/// threads.
public final class UploadCompletion {
  private final MediaCatalogue catalogue;
  private final ObjectStore store;
  private final Screening screening;
  private final long quota;

  /// @param quota how many bytes the objects of one account may have together
  public UploadCompletion(
      MediaCatalogue catalogue, ObjectStore store, Screening screening, long quota) {
    this.catalogue = catalogue;
    this.store = store;
    this.screening = screening;
    this.quota = quota;
  }

  /// Notes that the bytes of an object are there, if they are; repeating it changes nothing.
  ///
  /// @param checksum of the bytes, if they have passed through this server
  /// @throws dev.sotto.core.PortException when one of the stores does not answer
  UploadOutcome complete(MediaObject object, Checksum checksum) {
    if (object.state().isUploaded()) {
      return screen(known(object, checksum));
    }
    OptionalLong size =
        switch (store) {
          case StreamedStore streamed -> streamed.size(object.key());
          case PresignedStore presigned -> presigned.accept(object.key(), object.content().size());
        };
    if (size.isEmpty()) {
      return new UploadOutcome.NotUploaded();
    }
    if (!object.content().size().allows(size.getAsLong())) {
      discard(object.key());
      return new UploadOutcome.WrongSize(object.content().size(), size.getAsLong());
    }
    MediaObject stored = object.stored(size.getAsLong(), checksum);
    return switch (catalogue.replace(object, stored, quota)) {
      case DONE -> screen(stored);
      case NO_ROOM, TOO_MANY -> {
        discard(object.key());
        yield new UploadOutcome.NoRoom(quota);
      }
      case CHANGED -> {
        // Somebody was faster: it is as they have left it.
        Optional<MediaObject> now = catalogue.find(object.key());
        yield now.filter(found -> !found.isWithdrawn())
            .map(found -> complete(found, checksum))
            .orElseGet(() -> deleted(object));
      }
    };
  }

  /// Whoever asked first may not have seen the bytes.
  private MediaObject known(MediaObject object, Checksum checksum) {
    MediaObject known = object.known(checksum);
    return !known.equals(object) && catalogue.replace(object, known) ? known : object;
  }

  /// It was deleted between the two: nobody would find its bytes again.
  private UploadOutcome deleted(MediaObject object) {
    store.delete(object.key());
    return new UploadOutcome.NotFound();
  }

  private UploadOutcome screen(MediaObject object) {
    return switch (screening.screen(object)) {
      case Screening.Result.Passed(var readable) -> new UploadOutcome.Stored(readable);
      case Screening.Result.Refused(var refused) -> new UploadOutcome.Refused(refused);
      case Screening.Result.Waiting(var waiting, _) -> new UploadOutcome.Unscanned(waiting);
      case Screening.Result.Gone() -> new UploadOutcome.NotFound();
    };
  }

  /// {@return whether objects in this state may be read without being looked at again}
  boolean isReadable(ObjectState state) {
    return screening.isReadable(state);
  }

  /// Deletes an object. First the bytes: what fails between the two is found again by the sweeper.
  ///
  /// @throws dev.sotto.core.PortException when one of the stores does not answer
  void discard(ObjectKey key) {
    store.delete(key);
    catalogue.remove(key);
  }
}
