// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.Coordination;
import java.lang.System.Logger.Level;

/// The state of what connects the nodes, for those who watch the server. Safe for use by many
/// threads.
public final class ClusterHealth {
  private static final System.Logger LOG = System.getLogger(ClusterHealth.class.getName());

  private final Coordination coordination;

  public ClusterHealth(Coordination coordination) {
    this.coordination = coordination;
  }

  /// {@return whether the other nodes can be reached now; without them this one works alone}
  public boolean isReachable() {
    try {
      coordination.check();
      return true;
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the other nodes cannot be reached", e);
      return false;
    }
  }

  /// {@return how often something was passed over, among what nodes share, that none of them has
  /// written}
  public long refused() {
    return coordination.refused();
  }
}
