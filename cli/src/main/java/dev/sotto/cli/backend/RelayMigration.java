// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.backend;

import dev.sotto.cli.adapter.ThreadContextClassLoader;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.installation.ServerSecrets;
import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.CoordinationProvider;
import dev.sotto.core.spi.CoordinationProvider.Adoption;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Takes over what earlier versions have left to be relayed, while the schema of the storage still
/// shows that they may have.
final class RelayMigration {
  /// The first schema of versions that seal what they share
  /// (`docs/decisions/0047-what-nodes-write-into-redis-is-sealed.md`).
  private static final int FIRST_SEALED = 6;

  private final Configuration configuration;
  private final CoordinationProvider coordination;
  private final boolean embedded;
  private final DataFolder data;

  /// @param embedded whether the storage is, and the secrets may be in the data folder
  /// @param data the data folder
  RelayMigration(
      Configuration configuration,
      CoordinationProvider coordination,
      boolean embedded,
      DataFolder data) {
    this.configuration = configuration;
    this.coordination = coordination;
    this.embedded = embedded;
    this.data = data;
  }

  /// Takes over what waits. Safe to repeat.
  ///
  /// @param schema version found in the storage; 0 when there is none
  /// @throws dev.sotto.cli.setting.InvalidConfigurationException when secrets are missing
  /// @throws PortException.Unavailable when the coordination does not answer
  Adoption run(int schema) {
    boolean mayWait = schema > 0 && schema < FIRST_SEALED;
    if (!mayWait || !configuration.rules().switches().relay()) {
      return Adoption.NOTHING;
    }
    ServerSecrets secrets = secrets();
    AdapterUrl url = configuration.backends().coordination();
    try {
      return ThreadContextClassLoader.within(
          coordination,
          () ->
              coordination.adopt(url, secrets.coordinationKey(), InstantSource.system().instant()));
    } catch (PortException.Unavailable e) {
      throw new PortException.Unavailable(
          "the schema is as it was, because what an earlier version has left to be relayed must be taken over before it changes: %s; repeat it when that answers, or give up what waits there with SOTTO_RELAY=off"
              .formatted(e.getMessage()),
          e);
    }
  }

  private ServerSecrets secrets() {
    return embedded
        ? ServerSecrets.ensure(configuration.secrets(), data.secrets(), new SecureRandom())
        : ServerSecrets.require(configuration.secrets());
  }
}
