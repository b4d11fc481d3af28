// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Topic;

/// The bus of the only node: nobody speaks, nobody listens.
final class ExampleBus implements Bus {
  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void listen(Listener listener) {
    // No other node says anything.
  }

  @Override
  public void subscribe(Topic topic) {
    // No other node says anything.
  }

  @Override
  public void unsubscribe(Topic topic) {
    // No other node says anything.
  }

  @Override
  public boolean publish(Topic topic, byte[] payload) {
    // No other node listens.
    return false;
  }
}
