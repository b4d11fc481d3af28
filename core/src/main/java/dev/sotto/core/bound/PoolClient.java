// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.bound;

import java.util.List;
import java.util.stream.Stream;

/// A client of a [SharedPool], as the groups that are held to a share together.
///
/// @param groups without any, only what there is in all decides
/// @param held false while nobody is held to a share, by account neither
public record PoolClient(List<Group> groups, boolean held) {
  /// Whoever is not held to a share by an address: a proxy that speaks for many.
  public static final PoolClient EXEMPT = new PoolClient(List.of(), true);

  /// Everybody while limits are off.
  public static final PoolClient UNLIMITED = new PoolClient(List.of(), false);

  public PoolClient {
    groups = List.copyOf(groups);
  }

  /// {@return a client somewhere on the net}
  ///
  /// @param subscriber its address, or the network that one subscriber has
  /// @param site the network that is commonly given to one site, around `subscriber`; the same when
  ///   there is none
  public static PoolClient at(String subscriber, String site) {
    var group = new Group(subscriber, Bound.SHARE.most());
    return new PoolClient(
        site.equals(subscriber)
            ? List.of(group)
            : List.of(group, new Group(site, Bound.SHARE_OF_SITE.most())),
        true);
  }

  /// {@return the same, who takes it for an account, too}
  ///
  /// @param account its number
  public PoolClient forAccount(long account) {
    if (!held) {
      return this;
    }
    var group = new Group("account " + account, Bound.SHARE.most());
    return new PoolClient(Stream.concat(groups.stream(), Stream.of(group)).toList(), true);
  }

  /// Some that share together.
  ///
  /// @param times how many times what is left for all others it may have
  public record Group(String name, int times) {}
}
