// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import dev.sotto.core.account.AccountId;

/// The name of something that nodes listen to on the [Bus].
///
/// @param name 1 to 32 of the letters a to z, digits and dots
public record Topic(String name) {
  /// Heard by every node.
  public static final Topic EVERY_NODE = new Topic("nodes");

  private static final int MAX_LENGTH = 32;

  public Topic {
    if (name.isEmpty() || name.length() > MAX_LENGTH || !name.chars().allMatch(Topic::isAllowed)) {
      throw new IllegalArgumentException("topic: expected 1 to 32 letters, digits and dots");
    }
  }

  /// {@return what the nodes that hold a connection of `account` listen to}
  public static Topic of(AccountId account) {
    return new Topic("account." + account.value());
  }

  /// {@return what only one node listens to}
  ///
  /// @param node its name: 1 to 24 of the letters a to z and digits
  public static Topic ofNode(String node) {
    return new Topic("node." + node);
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
  }
}
