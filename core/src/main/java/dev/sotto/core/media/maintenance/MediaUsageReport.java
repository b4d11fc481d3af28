// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectState;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// Adds up what media take, reading the whole catalogue once. Holds a page of it and the accounts
/// that take most. Safe for use by many threads.
public final class MediaUsageReport {
  private static final int PAGE = 1_000;
  private static final Comparator<Share> LEAST_FIRST =
      Comparator.comparingLong((Share share) -> share.usage().bytes())
          .thenComparing(share -> share.owner().value(), Comparator.reverseOrder());

  private final MediaCatalogue catalogue;

  public MediaUsageReport(MediaCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// {@return what is there, also of what has ended and was not yet swept}
  ///
  /// @param most how many accounts to name, 1 or more
  /// @throws dev.sotto.core.PortException when the catalogue does not answer
  public Result count(int most) {
    var entries =
        new PagedIterator<MediaObject>(
            after -> catalogue.page(after, PAGE), object -> object.key().text());
    var states = new EnumMap<ObjectState, MediaUsage>(ObjectState.class);
    var largest = new PriorityQueue<Share>(LEAST_FIRST);
    long accounts = 0;
    // All objects of one owner are next to each other.
    for (var next = entries.peek(); next.isPresent(); next = entries.peek()) {
      largest.add(countOwner(next.get().owner(), entries, states));
      accounts++;
      if (largest.size() > most) {
        largest.remove();
      }
    }
    return new Result(states, accounts, largest.stream().sorted(LEAST_FIRST.reversed()).toList());
  }

  private static Share countOwner(
      AccountId owner, PagedIterator<MediaObject> entries, Map<ObjectState, MediaUsage> states) {
    var usage = MediaUsage.NOTHING;
    Optional<MediaObject> next = entries.peek();
    while (next.isPresent() && next.get().owner().equals(owner)) {
      var one = share(next.get());
      states.merge(next.get().state(), one, MediaUsage::plus);
      usage = usage.plus(one);
      entries.skip();
      next = entries.peek();
    }
    return new Share(owner, usage);
  }

  /// What has not begun takes nothing.
  private static MediaUsage share(MediaObject object) {
    boolean awaited = object.state() == ObjectState.CREATED;
    return new MediaUsage(1, awaited ? 0 : object.content().size().bytes());
  }

  /// The totals.
  ///
  /// @param states of each state in which there are objects
  /// @param accounts how many have objects
  /// @param largest the accounts that take most, in that order
  public record Result(Map<ObjectState, MediaUsage> states, long accounts, List<Share> largest) {
    public Result {
      states = Map.copyOf(states);
      largest = List.copyOf(largest);
    }

    /// {@return what all objects take}
    public MediaUsage all() {
      return states.values().stream().reduce(MediaUsage.NOTHING, MediaUsage::plus);
    }

    /// {@return what objects in this state take}
    public MediaUsage in(ObjectState state) {
      return states.getOrDefault(state, MediaUsage.NOTHING);
    }
  }

  /// The usage of one account.
  public record Share(AccountId owner, MediaUsage usage) {}
}
