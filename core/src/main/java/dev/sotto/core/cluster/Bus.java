// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

/// Carries short messages between the nodes of one installation. Nothing is kept: what is published
/// while a node is away, or while its subscription is still on the way, is lost to it. Whoever
/// publishes must be able to do without.
///
/// No method waits for the network, and none fails because the bus is away. Safe for use by many
/// threads.
public interface Bus {
  /// The longest payload carried, in bytes; longer ones are not published. The longest frame of a
  /// client in a live room fits.
  int MAX_PAYLOAD = 294_912;

  /// {@return whether there may be other nodes; if not, nothing is published or heard}
  boolean isShared();

  /// Says who hears what other nodes publish. Called once, before any subscription.
  void listen(Listener listener);

  /// Begins to hear `topic`, soon. Without effect when it is heard already. Of calls about one
  /// topic the last one counts.
  void subscribe(Topic topic);

  /// No longer hears `topic`.
  void unsubscribe(Topic topic);

  /// Sends `payload` to all other nodes that hear `topic`. What one node publishes to one topic is
  /// heard in order.
  ///
  /// {@return whether it is on its way; false when no other node will hear it, because the bus is
  /// away or full, or the payload too long}
  boolean publish(Topic topic, byte[] payload);

  /// Hears the other nodes.
  @FunctionalInterface
  interface Listener {
    /// Takes a payload published by another node. Must return at once.
    void heard(byte[] payload);
  }
}
