// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

/// That two are in a live room.
///
/// @param since tells this meeting from all others of the room: the version of the seating in which
///   the second one came; negative when the node could not reach the others
/// @param called the version in which both were last told that they may begin
public record Meeting(long since, long called) {
  /// There is one at most.
  public static final Meeting NONE = new Meeting(0, 0);

  static Meeting at(long version) {
    return new Meeting(version, version);
  }

  /// {@return whether there are two}
  public boolean isOn() {
    return since != 0;
  }
}
