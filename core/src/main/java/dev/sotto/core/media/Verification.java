// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

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
public final class Verification {
  /// So many doubts share one pause; this bounds the memory they take, too.
  private static final int DOUBTS = 10_000;

  private final MediaCatalogue catalogue;
  private final ObjectStore store;
  private final InstantSource clock;
  private final Pause pause;

  /// @param pause lies between the two looks
  public Verification(
      MediaCatalogue catalogue, ObjectStore store, InstantSource clock, Pause pause) {
    this.catalogue = catalogue;
    this.store = store;
    this.clock = clock;
    this.pause = pause;
  }

  /// Looks at everything.
  ///
  /// @throws dev.sotto.core.PortException when one of the two stores does not answer
  public void run(Observer observer) {
    var comparison = new Comparison(catalogue, store);
    List<Finding> doubts = new ArrayList<>();
    while (comparison.hasNext()) {
      Sight sight = comparison.next();
      judge(sight).ifPresent(doubts::add);
      if (doubts.size() == DOUBTS) {
        settle(doubts, observer);
      }
      if (!(sight instanceof Sight.Bytes)) {
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
      case Finding.Unclaimed(var key, _) -> look(key);
      case Finding.Foreign _ -> Optional.of(doubt);
    };
  }

  private Optional<Finding> look(ObjectKey key) {
    Optional<MediaObject> before = catalogue.find(key);
    OptionalLong size = store.size(key);
    if (!catalogue.find(key).equals(before)) {
      // Somebody is at work on it.
      return Optional.empty();
    }
    if (size.isEmpty()) {
      return before.flatMap(object -> judge(new Sight.Entry(object)));
    }
    long bytes = size.getAsLong();
    return judge(
        before
            .<Sight>map(object -> new Sight.Whole(object, bytes))
            .orElseGet(() -> new Sight.Bytes(key.text(), bytes)));
  }

  private Optional<Finding> judge(Sight sight) {
    return switch (sight) {
      case Sight.Entry(var object) ->
          hasBytes(object) ? Optional.of(new Finding.Missing(object)) : Optional.empty();
      case Sight.Whole(var object, long size) ->
          hasBytes(object) && !object.content().size().allows(size)
              ? Optional.of(new Finding.WrongSize(object, size))
              : Optional.empty();
      case Sight.Bytes(var name, long size) ->
          Optional.of(
              ObjectKey.isValid(name)
                  ? new Finding.Unclaimed(new ObjectKey(name), size)
                  : new Finding.Foreign(name, size));
    };
  }

  /// {@return whether the bytes of the object must be there now}
  private boolean hasBytes(MediaObject object) {
    return object.isAlive(clock.instant())
        && switch (object.state()) {
          case CREATED -> false;
          case STORED, CLEAN, INFECTED, UNDECIDED -> true;
        };
  }

  /// {@return whether there is something to repair and not one object that both stores know: as it
  /// is when they belong to different installations. Then repairing would delete everything}
  public boolean findsStrangers() {
    var comparison = new Comparison(catalogue, store);
    // The first ones stand for all.
    List<Finding> doubts = new ArrayList<>();
    while (comparison.hasNext()) {
      Sight sight = comparison.next();
      if (sight instanceof Sight.Whole) {
        return false;
      }
      judge(sight)
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
      case Finding.Missing _, Finding.WrongSize _, Finding.Unclaimed _ -> true;
      case Finding.Foreign _ -> false;
    };
  }

  /// Makes the two agree: what one of them lacks goes from the other one, and an object of the
  /// wrong size from both. {@return whether it is repaired}
  public boolean repair(Finding finding) {
    switch (finding) {
      case Finding.Missing(var object) -> catalogue.remove(object.key());
      case Finding.WrongSize(var object, _) -> {
        // First the bytes: as long as the entry is there, they are found again.
        store.delete(object.key());
        catalogue.remove(object.key());
      }
      case Finding.Unclaimed(var key, _) -> store.delete(key);
      case Finding.Foreign _ -> {}
    }
    return isRepairable(finding);
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
