// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.cli.setting.Setting;
import dev.sotto.core.account.RegistrationPolicy;
import dev.sotto.core.call.turn.IceUri;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.scan.UnscannedPolicy;
import dev.sotto.core.message.Retention;
import dev.sotto.core.server.ServerPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/// The rules for accounts, messages, media and calls.
public record PolicySettings(
    RegistrationPolicy registration,
    Retention retention,
    Switches switches,
    Hashing hashing,
    Turn turn,
    MediaPolicy media) {
  /// The features that are on or off.
  ///
  /// @param relay whether short-lived messages are relayed
  /// @param limits whether rate limits are in force
  /// @param strictRooms whether clients of a stored room that say who they are must belong to it
  public record Switches(boolean relay, boolean limits, boolean strictRooms) {
    static Switches read(SettingParser values) {
      return new Switches(
          readsRelay(values), isOn(values, Setting.LIMITS), isOn(values, Setting.ROOMS_STRICT));
    }

    private static boolean isOn(SettingParser values, Setting setting) {
      return values.word(setting, List.of("on", "off")).equals("on");
    }
  }

  /// The cost of hashing passwords.
  ///
  /// @param cost each step doubles the time
  /// @param share percent of the processors
  public record Hashing(int cost, int share) {
    static Hashing read(SettingParser values) {
      return new Hashing(
          values.number(Setting.BCRYPT_COST, 10, 15), values.number(Setting.BCRYPT_SHARE, 1, 100));
    }
  }

  /// The STUN and TURN servers that clients are told.
  ///
  /// @param lifetime of credentials
  public record Turn(Duration lifetime, List<IceUri> uris) {
    public Turn {
      uris = List.copyOf(uris);
    }

    static Turn read(SettingParser values) {
      return new Turn(
          values.duration(Setting.TURN_TTL, Duration.ofMinutes(1), Duration.ofDays(7)),
          uris(values));
    }

    private static List<IceUri> uris(SettingParser values) {
      List<String> given = values.list(Setting.TURN_URIS, _ -> true, "");
      given.stream()
          .filter(uri -> !IceUri.isValid(uri))
          .forEach(
              uri ->
                  values.wrong(
                      Setting.TURN_URIS,
                      "%s is not a STUN or TURN server; expected turn:host:port, turns:host:port (either may end in ?transport=udp or ?transport=tcp), stun:host:port or stuns:host:port, without // and without a password"
                          .formatted(uri)));
      return given.stream().filter(IceUri::isValid).map(IceUri::new).toList();
    }
  }

  static PolicySettings read(SettingParser values) {
    String registration = values.word(Setting.REGISTRATION, List.of("open", "closed"));
    return new PolicySettings(
        RegistrationPolicy.valueOf(registration.toUpperCase(Locale.ROOT)),
        retention(values),
        Switches.read(values),
        Hashing.read(values),
        Turn.read(values),
        media(values));
  }

  private static MediaPolicy media(SettingParser values) {
    return new MediaPolicy(
        (long) values.number(Setting.MEDIA_QUOTA, 1, 1 << 20) << 20,
        (long) values.number(Setting.MEDIA_LARGEST, 1, 5_120) << 20,
        values.duration(Setting.MEDIA_TTL, Duration.ofMinutes(1), Duration.ofDays(36_500)),
        UnscannedPolicy.valueOf(
            values
                .word(Setting.SCANNER_AWAY, List.of("refuse", "allow"))
                .toUpperCase(Locale.ROOT)));
  }

  /// {@return the domain's policy}
  ///
  /// @param mediaKey signs URLs
  public ServerPolicy policy(String turnSecret, SecretKey mediaKey) {
    return new ServerPolicy(
        registration,
        retention,
        new ServerPolicy.Switches(switches.relay(), switches.limits(), switches.strictRooms()),
        new ServerPolicy.Turn(turnSecret, turn.lifetime(), turn.uris()),
        new ServerPolicy.Media(mediaKey, media));
  }

  /// The relay is part of the coordination, so that is where it must be.
  private static boolean readsRelay(SettingParser values) {
    String where = values.text(Setting.RELAY).toLowerCase(Locale.ROOT);
    if (where.equals("off")) {
      return false;
    }
    String scheme = values.text(Setting.COORDINATION).replaceFirst(":.*", "");
    // A final s says that the connection is encrypted.
    if (!scheme.toLowerCase(Locale.ROOT).matches(Pattern.quote(where) + "s?")) {
      values.wrong(
          Setting.RELAY,
          "%s is not off, or the scheme of SOTTO_COORDINATION (%s)".formatted(where, scheme));
    }
    return true;
  }

  private static Retention retention(SettingParser values) {
    if (values.text(Setting.RETENTION).equalsIgnoreCase("acked")) {
      return Retention.ACKNOWLEDGED;
    }
    return new Retention(
        values.duration(Setting.RETENTION, Duration.ofMinutes(1), Duration.ofDays(36_500)), false);
  }
}
