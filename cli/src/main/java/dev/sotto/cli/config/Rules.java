// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.core.account.RegistrationPolicy;
import dev.sotto.core.message.Retention;
import dev.sotto.core.server.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What holds for accounts, messages and calls.
///
/// @param limits whether rate limits are in force
public record Rules(
    RegistrationPolicy registration,
    Retention retention,
    boolean limits,
    int bcryptCost,
    Duration turnLifetime,
    List<String> turnUris) {
  public Rules {
    turnUris = List.copyOf(turnUris);
  }

  static Rules read(Values values) {
    String registration = values.word(Setting.REGISTRATION, List.of("open", "closed"));
    return new Rules(
        RegistrationPolicy.valueOf(registration.toUpperCase(Locale.ROOT)),
        retention(values),
        values.word(Setting.LIMITS, List.of("on", "off")).equals("on"),
        values.number(Setting.BCRYPT_COST, 10, 15),
        values.duration(Setting.TURN_TTL, Duration.ofMinutes(1), Duration.ofDays(7)),
        values.list(
            Setting.TURN_URIS,
            uri -> uri.matches("(turns?|stuns?):[^\\s/].*"),
            "a list of turn:, turns:, stun: or stuns: URIs"));
  }

  /// {@return the domain's policy}
  public Policy policy(String turnSecret) {
    return new Policy(
        registration, retention, limits, new Policy.Turn(turnSecret, turnLifetime, turnUris));
  }

  private static Retention retention(Values values) {
    if (values.text(Setting.RETENTION).equalsIgnoreCase("acked")) {
      return Retention.ACKNOWLEDGED;
    }
    return new Retention(
        values.duration(Setting.RETENTION, Duration.ofMinutes(1), Duration.ofDays(36_500)), false);
  }
}
