// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.config.Durations;
import dev.sotto.cli.server.OfflineTurnCredentials;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.call.turn.IceUri;
import dev.sotto.core.call.turn.TurnCredential;
import dev.sotto.core.call.turn.TurnCredentialIssuer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto turn-key`
@Command(
    name = "turn-key",
    description = "Makes a time-limited TURN credential, for example to test the TURN server.")
final class TurnKeyCommand implements Callable<Integer> {
  private static final Duration MIN_TTL = Duration.ofSeconds(1);
  private static final Duration MAX_TTL = Duration.ofDays(7);

  /// Leaves room for the time in front: STUN user names have fewer than 509 bytes (RFC 8489 §14.3).
  private static final String NAME = "[!-~]{1,128}";

  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      required = true,
      description = "The name in the credential.")
  private String user = "";

  @Option(
      names = "--ttl",
      paramLabel = "DURATION",
      description = "Lifetime, 1 second to 7 days: 3600, 1h, PT1H. Default: SOTTO_TURN_TTL")
  private String ttl = "";

  @Option(names = "--json", description = "Print the credential as JSON.")
  private boolean json;

  TurnKeyCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    if (!user.matches(NAME)) {
      throw new UsageException(
          "--user: expected 1 to 128 visible ASCII characters, without blanks");
    }
    Configuration configuration = options.configuration();
    Optional<TurnCredentialIssuer> credentials = OfflineTurnCredentials.open(configuration);
    if (credentials.isEmpty()) {
      terminal
          .err()
          .println(
              "sotto: there is no TURN secret yet: set SOTTO_TURN_SECRET, or start the server once");
      return ExitCode.FAILED.status();
    }
    Duration lifetime = ttl.isEmpty() ? credentials.get().lifetime() : lifetime();
    print(credentials.get().issue(user, lifetime), lifetime, credentials.get());
    return ExitCode.DONE.status();
  }

  private Duration lifetime() {
    return Durations.parse(ttl)
        .filter(found -> found.compareTo(MIN_TTL) >= 0 && found.compareTo(MAX_TTL) <= 0)
        .orElseThrow(
            () ->
                new UsageException(
                    "--ttl: expected a duration from 1 second to 7 days, as 3600, 1h or PT1H"));
  }

  private void print(TurnCredential credential, Duration lifetime, TurnCredentialIssuer server) {
    if (json) {
      JsonOutput.print(
          terminal.out(),
          out -> {
            out.writeStringField("username", credential.username());
            out.writeStringField("password", credential.password());
            out.writeNumberField("ttl", lifetime.toSeconds());
            out.writeArrayFieldStart("uris");
            for (IceUri uri : server.uris()) {
              out.writeString(uri.text());
            }
            out.writeEndArray();
          });
    } else {
      terminal.out().printf("username  %s%n", credential.username());
      terminal.out().printf("password  %s%n", credential.password());
      server.uris().forEach(uri -> terminal.out().printf("uri       %s%n", uri));
    }
  }
}
