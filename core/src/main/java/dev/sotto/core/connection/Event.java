// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

/// Something that a connected client is told. Each capability defines its own events; each surface
/// encodes those that its clients understand and passes over the rest. Immutable.
public interface Event {
  /// {@return about how many bytes the event takes on the wire, for the bound of the outbound
  /// queue}
  default int weight() {
    return 200;
  }

  /// {@return whether the event is worthless when late, so that a busy connection may drop it}
  default boolean isEphemeral() {
    return false;
  }

  /// {@return whether a busy connection drops the event, three quarters full, rather than end: it
  /// comes from others, who hear or are told in another way that it has not arrived}
  default boolean givesWay() {
    return isEphemeral();
  }
}
