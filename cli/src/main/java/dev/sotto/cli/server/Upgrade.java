// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.config.Configuration;
import dev.sotto.core.spi.StorageProvider.Migration;
import java.time.Instant;
import java.util.Optional;

/// What `sotto migrate` has brought up to date.
///
/// @param schema of the storage
/// @param relayed how many messages that an earlier version has left to be relayed
public record Upgrade(Migration schema, int relayed) {
  /// The first schema of versions that seal what they share
  /// (`docs/decisions/0047-what-nodes-write-into-redis-is-sealed.md`).
  private static final int FIRST_SEALED = 6;

  /// Brings everything up to date. With messages relayed through what several servers share it
  /// needs the secrets of the servers.
  ///
  /// @throws dev.sotto.cli.config.InvalidConfiguration when secrets are missing; nothing has been
  ///   changed then
  /// @throws dev.sotto.core.PortException when storage or coordination does not answer
  public static Upgrade run(Configuration configuration, Backing backing, Instant now) {
    boolean relays = !backing.isEmbedded() && configuration.rules().switches().relay();
    Optional<Secrets> secrets =
        relays ? Optional.of(Secrets.require(configuration.secrets())) : Optional.empty();
    Migration done = backing.migrate(DataFolder.at(configuration.data()));
    boolean leavesUnsealed = done.before() > 0 && done.before() < FIRST_SEALED;
    int relayed =
        secrets
            .filter(_ -> leavesUnsealed)
            .map(found -> backing.adopt(found.coordinationKey(), now))
            .orElse(0);
    return new Upgrade(done, relayed);
  }
}
