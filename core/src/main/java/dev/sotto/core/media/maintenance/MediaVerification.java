// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Compares the catalogue with the object store in both directions, also while servers work on
/// them: what looks wrong is looked at again, some time later, before it is told. What takes memory
/// does not grow with either. Safe for use by many threads.
///
/// An object whose bytes are awaited may have them or not: its owner or a reader completes it. One
/// whose time is over is the sweeper's.
public final class MediaVerification {
  /// So many doubts share one pause; this bounds the memory they take, too.
  private static final int DOUBTS = 10_000;

  private final MediaCatalogue catalogue;
  private final ObjectStore store;
  private final InstantSource clock;
  private final Pause pause;
  private final ChecksumCheck content;

  /// @param pause lies between the two looks
  public MediaVerification(
      MediaCatalogue catalogue, ObjectStore store, InstantSource clock, Pause pause) {
    this.catalogue = catalogue;
    this.store = store;
    this.clock = clock;
    this.pause = pause;
    this.content = new ChecksumCheck(catalogue, store);
  }

  /// Looks at everything.
  ///
  /// @throws dev.sotto.core.PortException when one of the two stores does not answer
  public void run(Depth depth, Observer observer) {
    var comparison = new CatalogueComparison(catalogue, store);
    List<Finding> doubts = new ArrayList<>();
    while (comparison.hasNext()) {
      ComparedObject sight = comparison.next();
      judge(sight, depth).ifPresent(doubts::add);
      if (doubts.size() == DOUBTS) {
        settle(doubts, observer);
      }
      if (!(sight instanceof ComparedObject.Bytes)) {
        observer.looked();
      }
    }
    settle(doubts, observer);
  }

  private void settle(List<Finding> doubts, Observer observer) {
    if (doubts.isEmpty()) {
      return;
    }
    pause.await();
    for (Finding doubt : doubts) {
      lookAgain(doubt).ifPresent(observer::found);
    }
    doubts.clear();
  }

  private Optional<Finding> lookAgain(Finding doubt) {
    return switch (doubt) {
      case Finding.Missing(var object) -> look(object.key());
      case Finding.WrongSize(var object, _) -> look(object.key());
      case Finding.Damaged(var object, _) -> lookInto(object.key());
      case Finding.Unreadable(var object) -> lookInto(object.key());
      case Finding.Unclaimed(var key, _) -> look(key);
      case Finding.Foreign _ -> Optional.of(doubt);
    };
  }

  private Optional<Finding> look(ObjectKey key) {
    return look(key, Depth.SIZES);
  }

  private Optional<Finding> lookInto(ObjectKey key) {
    return look(key, Depth.CONTENT);
  }

  private Optional<Finding> look(ObjectKey key, Depth depth) {
    Optional<MediaObject> before = catalogue.find(key);
    OptionalLong size = store.size(key);
    ComparedObject sight =
        before
            .map(object -> sight(object, size))
            .orElseGet(() -> new ComparedObject.Bytes(key.text(), size.orElse(0)));
    Optional<Finding> finding =
        before.isEmpty() && size.isEmpty() ? Optional.empty() : judge(sight, depth);
    // Otherwise somebody is at work on it.
    return catalogue.find(key).equals(before) ? finding : Optional.empty();
  }

  private static ComparedObject sight(MediaObject object, OptionalLong size) {
    return size.isEmpty()
        ? new ComparedObject.Entry(object)
        : new ComparedObject.Whole(object, size.getAsLong());
  }

  private Optional<Finding> judge(ComparedObject sight, Depth depth) {
    return switch (sight) {
      case ComparedObject.Entry(var object) ->
          hasBytes(object) ? Optional.of(new Finding.Missing(object)) : Optional.empty();
      case ComparedObject.Whole(var object, long size) ->
          hasBytes(object) ? judge(object, size, depth) : Optional.empty();
      case ComparedObject.Bytes(var name, long size) ->
          Optional.of(
              ObjectKey.isValid(name)
                  ? new Finding.Unclaimed(new ObjectKey(name), size)
                  : new Finding.Foreign(name, size));
    };
  }

  private Optional<Finding> judge(MediaObject object, long size, Depth depth) {
    if (!object.content().size().allows(size)) {
      return Optional.of(new Finding.WrongSize(object, size));
    }
    return switch (depth) {
      case SIZES -> Optional.empty();
      case CONTENT -> content.check(object);
    };
  }

  /// {@return whether the bytes of the object must be there now}
  private boolean hasBytes(MediaObject object) {
    return object.isAlive(clock.instant()) && object.state().isUploaded();
  }

  /// {@return whether there is something to repair and not one object that both stores know: as it
  /// is when they belong to different installations. Then repairing would delete everything}
  public boolean findsStrangers() {
    var comparison = new CatalogueComparison(catalogue, store);
    // The first ones stand for all.
    List<Finding> doubts = new ArrayList<>();
    while (comparison.hasNext()) {
      ComparedObject sight = comparison.next();
      if (sight instanceof ComparedObject.Whole) {
        return false;
      }
      judge(sight, Depth.SIZES)
          .filter(doubt -> isRepairable(doubt) && doubts.size() < DOUBTS)
          .ifPresent(doubts::add);
    }
    if (doubts.isEmpty()) {
      return false;
    }
    pause.await();
    return doubts.stream().anyMatch(doubt -> lookAgain(doubt).isPresent());
  }

  /// {@return whether [#repair] can do anything about it}
  public static boolean isRepairable(Finding finding) {
    return switch (finding) {
      case Finding.Missing _, Finding.WrongSize _, Finding.Damaged _, Finding.Unclaimed _ -> true;
      case Finding.Unreadable _, Finding.Foreign _ -> false;
    };
  }

  /// Makes the two agree: what one of them lacks goes from the other one, and an object of the
  /// wrong size, or with other bytes, from both. {@return whether it is repaired}
  public boolean repair(Finding finding) {
    switch (finding) {
      case Finding.Missing(var object) -> catalogue.remove(object.key());
      case Finding.WrongSize(var object, _) -> discard(object);
      case Finding.Damaged(var object, _) -> discard(object);
      case Finding.Unclaimed(var key, _) -> store.delete(key);
      case Finding.Unreadable _, Finding.Foreign _ -> {}
    }
    return isRepairable(finding);
  }

  /// First the bytes: as long as the entry is there, they are found again.
  private void discard(MediaObject object) {
    store.delete(object.key());
    catalogue.remove(object.key());
  }

  /// The depth to which bytes are looked at.
  public enum Depth {
    /// How many there are.
    SIZES,
    /// All of them; those that have no checksum yet are given one.
    CONTENT
  }

  /// Lets those finish who are deleting an object: its bytes go a moment before its entry does.
  @FunctionalInterface
  public interface Pause {
    /// Returns when enough time has passed.
    void await();
  }

  /// Follows a verification.
  public interface Observer {
    /// One more object of the catalogue has been looked at.
    void looked();

    /// Something is wrong, and still was at the second look.
    void found(Finding finding);
  }
}
