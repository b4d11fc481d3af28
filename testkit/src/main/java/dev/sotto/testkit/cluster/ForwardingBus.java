// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.cluster;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Bus.Listener;
import dev.sotto.core.cluster.Topic;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingBus extends Bus {
  Bus real();

  @Override
  default boolean isShared() {
    return real().isShared();
  }

  @Override
  default void listen(Listener listener) {
    real().listen(listener);
  }

  @Override
  default void subscribe(Topic topic) {
    real().subscribe(topic);
  }

  @Override
  default void unsubscribe(Topic topic) {
    real().unsubscribe(topic);
  }

  @Override
  default boolean publish(Topic topic, byte[] payload) {
    return real().publish(topic, payload);
  }
}
