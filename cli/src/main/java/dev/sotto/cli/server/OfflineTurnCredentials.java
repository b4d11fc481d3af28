// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.installation.InstallationNotFoundException;
import dev.sotto.cli.installation.ServerSecrets;
import dev.sotto.core.call.turn.TurnCredentialIssuer;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;

/// Makes TURN credentials without a running server.
public final class OfflineTurnCredentials {
  private OfflineTurnCredentials() {}

  /// {@return what issues credentials, empty when the installation has no TURN secret yet}
  ///
  /// @throws InstallationNotFoundException when there is no data folder in which it might be
  public static Optional<TurnCredentialIssuer> open(Configuration configuration) {
    String given = configuration.secrets().turn();
    if (given.isEmpty() && !Files.isDirectory(configuration.data())) {
      throw InstallationNotFoundException.withoutTurnSecret(configuration.data());
    }
    Optional<String> secret =
        given.isEmpty()
            ? DataFolder.at(configuration.data()).secrets().find(ServerSecrets.TURN_FILE)
            : Optional.of(given);
    return secret.map(
        found ->
            new TurnCredentialIssuer(
                found,
                configuration.rules().turn().lifetime(),
                configuration.rules().turn().uris(),
                InstantSource.system()));
  }
}
