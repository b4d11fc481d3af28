// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectState;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The room of uploads whose bytes pass through this server. One gets its room when its bytes begin
/// to come, keeps it as long as they come, and gives it back. Safe for use by many threads.
final class QuotaReservations {
  /// How long an upload whose bytes have begun to come may come to a halt.
  private static final Duration HALT = MediaObjects.AWAITED_TIME;

  /// Its end is moved on no more often.
  private static final Duration STEP = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger(QuotaReservations.class.getName());

  private final MediaCatalogue catalogue;
  private final long quota;
  private final InstantSource clock;

  /// @param quota how many bytes the objects of one account may have together
  QuotaReservations(MediaCatalogue catalogue, long quota, InstantSource clock) {
    this.catalogue = catalogue;
    this.quota = quota;
    this.clock = clock;
  }

  /// Takes room for an object whose bytes begin to come. {@return the object with room, which may
  /// be the same}
  ///
  /// @param bytes how many it will have
  Beginning begin(MediaObject object, long bytes) {
    if (object.state() != ObjectState.CREATED) {
      return new Beginning.Reserved(object, false);
    }
    MediaObject reserved = object.reserved(bytes).awaited(later(object, STEP));
    return switch (catalogue.replace(object, reserved, quota)) {
      case DONE -> new Beginning.Reserved(reserved, true);
      case NO_ROOM, TOO_MANY -> new Beginning.NoRoom(quota);
      case CHANGED -> {
        Optional<MediaObject> now = catalogue.find(object.key());
        yield now.filter(found -> !found.isWithdrawn())
            .map(found -> begin(found, bytes))
            .orElseGet(Beginning.Gone::new);
      }
    };
  }

  /// {@return the bytes of an upload; while they are read, its end moves on}
  UploadInputStream arriving(MediaObject object, InputStream bytes) {
    return new UploadInputStream(this, object, bytes);
  }

  /// Moves the end of an upload on, now that some of its bytes have come. {@return the upload as it
  /// is then}
  MediaObject moveOn(MediaObject object) {
    if (later(object, HALT).equals(object.awaitedUntil())) {
      return object;
    }
    MediaObject moved = object.awaited(later(object, HALT.plus(STEP)));
    try {
      return catalogue.replace(object, moved) ? moved : catalogue.find(object.key()).orElse(moved);
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "an upload may end before its last byte: {0}", e.getMessage());
      // Asked again in a while.
      return moved;
    }
  }

  /// {@return until when the bytes of an object are awaited, if nothing comes for so long}
  private Instant later(MediaObject object, Duration time) {
    Instant end = clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
    return end.isAfter(object.awaitedUntil()) ? end : object.awaitedUntil();
  }

  /// Gives the room back of an upload that has broken off and left nothing.
  ///
  /// @param before the object as it was before it had room
  void giveBack(MediaObject reserved, MediaObject before) {
    try {
      if (!catalogue.replace(reserved, before)) {
        LOG.log(Level.DEBUG, "an upload that has broken off is another meanwhile");
      }
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "an upload keeps its room until it ends: {0}", e.getMessage());
    }
  }

  /// The outcome of the first byte.
  sealed interface Beginning {
    /// @param anew whether it had no room before
    record Reserved(MediaObject object, boolean anew) implements Beginning {}

    /// @param quota how many bytes the objects of an account may have
    record NoRoom(long quota) implements Beginning {}

    /// There is no such object any more.
    record Gone() implements Beginning {}
  }
}
