// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectStore;
import java.time.InstantSource;
import java.util.ArrayList;

/// Deletes objects whose time is over, and those that were never uploaded. Until it has, nobody
/// finds them any more either. An upload that begins meanwhile moves the end of its object on, and
/// either that or the deletion happens, as the catalogue decides. Safe for use by many threads.
public final class MediaSweeper {
  private static final int AT_ONCE = 200;
  private static final int MOST_FAILURES = 10;

  private final MediaCatalogue catalogue;
  private final ObjectStore store;
  private final InstantSource clock;

  public MediaSweeper(MediaCatalogue catalogue, ObjectStore store, InstantSource clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.clock = clock;
  }

  /// Sweeps, in bounded steps. One object that cannot be deleted does not keep the others. {@return
  /// how many objects went}
  ///
  /// @throws dev.sotto.core.PortException when one of the two stores does not answer, or not for
  ///   some objects; what is left is found again
  public int sweep() {
    int swept = 0;
    int step;
    do {
      step = sweepPage();
      swept += step;
    } while (step >= AT_ONCE / 2);
    return swept;
  }

  private int sweepPage() {
    var failures = new ArrayList<PortException>();
    int inARow = 0;
    int swept = 0;
    for (MediaObject object : catalogue.ended(clock.instant(), AT_ONCE)) {
      try {
        swept += delete(object) ? 1 : 0;
        inARow = 0;
      } catch (PortException e) {
        failures.add(e);
        inARow++;
        // So many fail when the store is away, and each may take its time.
        if (inARow == MOST_FAILURES) {
          throw e;
        }
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return swept;
  }

  /// {@return whether it was still as it was when it was found to have ended}
  private boolean delete(MediaObject object) {
    if (!object.isWithdrawn() && !catalogue.replace(object, object.withdrawn())) {
      return false;
    }
    // First the bytes: as long as the row is there, they are found again.
    store.delete(object.key());
    catalogue.remove(object.key());
    return true;
  }
}
