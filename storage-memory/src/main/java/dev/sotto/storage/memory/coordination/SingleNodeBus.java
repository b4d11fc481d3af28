// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Topic;

/// The bus of a node that is alone.
final class SingleNodeBus implements Bus {
  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void listen(Listener listener) {
    // There is nobody to listen to.
  }

  @Override
  public void subscribe(Topic topic) {
    // See listen.
  }

  @Override
  public void unsubscribe(Topic topic) {
    // See listen.
  }

  @Override
  public boolean publish(Topic topic, byte[] payload) {
    // There is nobody to hear it.
    return false;
  }
}
