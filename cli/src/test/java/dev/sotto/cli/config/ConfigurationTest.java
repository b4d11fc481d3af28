// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.ApiSettings;
import dev.sotto.core.account.RegistrationPolicy;
import dev.sotto.core.call.turn.IceUri;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.scan.UnscannedPolicy;
import dev.sotto.core.message.Retention;
import dev.sotto.core.spi.AdapterUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
  private static final String SECRET = "Zb3v8Qm1Kd7Yx0Rw5Tn2Lc9Ph4Jg6Fs8";
  private static final String OTHER_SECRET = "q7Wn2Xe5Rb8Ty1Uk4Im0Po3Az6Sd9FgH";

  @Test
  void readShouldMeanTheDefaultsWhenNothingIsSet() {
    var reading = TestConfiguration.defaults();

    assertThat(reading.found()).isEmpty();
    assertThat(reading.configuration)
        .isEqualTo(
            new Configuration(
                Path.of("./data"),
                new BackendUrls(
                    new AdapterUrl("sqlite", "./data/sotto.db"),
                    new AdapterUrl("memory", ""),
                    new AdapterUrl("file", "./data/media"),
                    List.of(),
                    Optional.empty()),
                new NetworkSettings(
                    new ApiSettings.Listener("127.0.0.1", 8080, "", List.of()),
                    Set.of("foxtrot", "rooms"),
                    Set.of(),
                    "",
                    new ApiSettings.FoxTrot(403)),
                new PolicySettings(
                    RegistrationPolicy.OPEN,
                    Retention.DEFAULT,
                    new PolicySettings.Switches(false, true, false),
                    new PolicySettings.Hashing(12, 50),
                    new PolicySettings.Turn(Duration.ofHours(1), List.of()),
                    MediaPolicy.DEFAULT),
                new ConfiguredSecrets("", "", ""),
                new LogSettings("info", LogSettings.Format.AUTO)));
  }

  @Test
  void readShouldMapEverySettingWhenAllAreSet() {
    var reading =
        TestConfiguration.environment(
            "SOTTO_DATA=/srv/sotto",
            "SOTTO_MEDIA=file:/mnt/media",
            "SOTTO_MEDIA_QUOTA=3072",
            "SOTTO_MEDIA_LARGEST=20",
            "SOTTO_MEDIA_TTL=7d",
            "SOTTO_SCANNER=clamav://scanner:3310",
            "SOTTO_SCANNER_AWAY=allow",
            "SOTTO_STORAGE=postgres://sotto@db/sotto",
            "SOTTO_COORDINATION=redis://cache:6379",
            "SOTTO_PUSH=fcm:./account.json, webpush:",
            "SOTTO_RELAY=redis",
            "SOTTO_HOST=0.0.0.0",
            "SOTTO_PORT=8443",
            "SOTTO_PUBLIC_URL=https://chat.sotto.test/",
            "SOTTO_TRUSTED_PROXIES=10.0.0.2, fd00::/8",
            "SOTTO_CORS_ORIGINS=https://Web.Sotto.test:443/,capacitor://localhost",
            "SOTTO_FACADES=none",
            "SOTTO_ROOMS_STRICT=on",
            "SOTTO_FOXTROT_LOGIN_FAILURE=401",
            "SOTTO_REGISTRATION=closed",
            "SOTTO_RETENTION=acked",
            "SOTTO_LIMITS=off",
            "SOTTO_BCRYPT_COST=11",
            "SOTTO_BCRYPT_SHARE=25",
            "SOTTO_JWT_SECRET=" + SECRET,
            "SOTTO_TURN_SECRET=" + OTHER_SECRET,
            "SOTTO_VAPID_KEY=a key",
            "SOTTO_TURN_URIS=turn:turn.sotto.test:3478,stun:turn.sotto.test",
            "SOTTO_TURN_TTL=1h",
            "SOTTO_METRICS_PASSWORD=blue lamps hum",
            "SOTTO_LOG=debug",
            "SOTTO_LOG_FORMAT=json");

    assertThat(reading.found()).isEmpty();
    assertThat(reading.configuration)
        .isEqualTo(
            new Configuration(
                Path.of("/srv/sotto"),
                new BackendUrls(
                    new AdapterUrl("postgres", "//sotto@db/sotto"),
                    new AdapterUrl("redis", "//cache:6379"),
                    new AdapterUrl("file", "/mnt/media"),
                    List.of(new AdapterUrl("fcm", "./account.json"), new AdapterUrl("webpush", "")),
                    Optional.of(new AdapterUrl("clamav", "//scanner:3310"))),
                new NetworkSettings(
                    new ApiSettings.Listener(
                        "0.0.0.0",
                        8443,
                        "https://chat.sotto.test",
                        List.of("10.0.0.2", "fd00::/8")),
                    Set.of(),
                    Set.of("https://web.sotto.test", "capacitor://localhost"),
                    "blue lamps hum",
                    new ApiSettings.FoxTrot(401)),
                new PolicySettings(
                    RegistrationPolicy.CLOSED,
                    Retention.ACKNOWLEDGED,
                    new PolicySettings.Switches(true, false, true),
                    new PolicySettings.Hashing(11, 25),
                    new PolicySettings.Turn(
                        Duration.ofHours(1),
                        List.of(
                            new IceUri("turn:turn.sotto.test:3478"),
                            new IceUri("stun:turn.sotto.test"))),
                    new MediaPolicy(
                        3L << 30, 20L << 20, Duration.ofDays(7), UnscannedPolicy.ALLOW)),
                new ConfiguredSecrets(SECRET, OTHER_SECRET, "a key"),
                new LogSettings("debug", LogSettings.Format.JSON)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SOTTO_PORT=70000                        | SOTTO_PORT: 70000 is not a number from 0 to 65535
          SOTTO_PORT=http                         | SOTTO_PORT: http is not a number
          SOTTO_BCRYPT_COST=9                     | SOTTO_BCRYPT_COST: 9 is not a number from 10 to 15
          SOTTO_BCRYPT_COST=16                    | SOTTO_BCRYPT_COST: 16 is not
          SOTTO_BCRYPT_SHARE=0                    | SOTTO_BCRYPT_SHARE: 0 is not a number from 1 to 100
          SOTTO_BCRYPT_SHARE=101                  | SOTTO_BCRYPT_SHARE: 101 is not
          SOTTO_RETENTION=for ever                | SOTTO_RETENTION: for ever is not a duration
          SOTTO_RETENTION=10s                     | SOTTO_RETENTION: 10s is not a duration
          SOTTO_TURN_TTL=30d                      | SOTTO_TURN_TTL: 30d is not a duration
          SOTTO_TURN_URIS=http://turn             | SOTTO_TURN_URIS: http://turn is not a STUN or TURN server; expected turn:host:port,
          SOTTO_TURN_URIS=turn:a.test,turn://b    | SOTTO_TURN_URIS: turn://b is not a STUN or TURN server
          SOTTO_REGISTRATION=invite               | SOTTO_REGISTRATION: invite is not open or closed
          SOTTO_RELAY=redis                       | SOTTO_RELAY: redis is not off, or the scheme of SOTTO_COORDINATION (memory)
          SOTTO_LIMITS=maybe                      | SOTTO_LIMITS: maybe is not on or off
          SOTTO_LOG=loud                          | SOTTO_LOG: loud is not
          SOTTO_LOG_FORMAT=xml                    | SOTTO_LOG_FORMAT: xml is not
          SOTTO_FACADES=foxtrott                  | SOTTO_FACADES: unknown facade foxtrott
          SOTTO_FOXTROT_LOGIN_FAILURE=404         | SOTTO_FOXTROT_LOGIN_FAILURE: 404 is not 403 or 401
          SOTTO_PUBLIC_URL=chat.sotto.test        | SOTTO_PUBLIC_URL: chat.sotto.test is not a URL
          SOTTO_PUBLIC_URL=https://a.test/path    | SOTTO_PUBLIC_URL: https://a.test/path is not a URL
          SOTTO_PUBLIC_URL=https://a.test:65536   | SOTTO_PUBLIC_URL: https://a.test:65536 is not a URL
          SOTTO_HOST=256.1.1.1                    | SOTTO_HOST: 256.1.1.1 is not an IP address or a name
          SOTTO_CORS_ORIGINS=web.sotto.test       | SOTTO_CORS_ORIGINS: web.sotto.test is not a list
          SOTTO_TRUSTED_PROXIES=proxy.local       | SOTTO_TRUSTED_PROXIES: proxy.local is not a list
          SOTTO_TRUSTED_PROXIES=10.0.0.0/33       | SOTTO_TRUSTED_PROXIES: 10.0.0.0/33 is not a list
          SOTTO_CORS_ORIGINS=https://a.test/path  | SOTTO_CORS_ORIGINS: https://a.test/path is not a list
          SOTTO_CORS_ORIGINS=null                 | SOTTO_CORS_ORIGINS: null is not a list
          SOTTO_STORAGE=data.db                   | SOTTO_STORAGE: not a URL with a scheme
          SOTTO_MEDIA=bucket                      | SOTTO_MEDIA: not a URL with a scheme; write for example file:<data>/media
          SOTTO_MEDIA_QUOTA=0                     | SOTTO_MEDIA_QUOTA: 0 is not
          SOTTO_MEDIA_LARGEST=6000                | SOTTO_MEDIA_LARGEST: 6000 is not
          SOTTO_PUSH=webpush                      | SOTTO_PUSH: not a list of URLs with schemes
          SOTTO_PUSH=webpush:,webpush:            | SOTTO_PUSH: names a scheme twice
          SOTTO_SCANNER=//host:3310               | SOTTO_SCANNER: not a URL with a scheme; write for example clamav://127.0.0.1:3310
          SOTTO_SCANNER_AWAY=open                 | SOTTO_SCANNER_AWAY: open is not refuse or allow
          SOTTO_METRICS_PASSWORD=short            | SOTTO_METRICS_PASSWORD: shorter than 8
          SOTTO_METRICS_PASSWORD=changeme1        | SOTTO_METRICS_PASSWORD: well known
          SOTTO_JWT_SECRET=secret                 | SOTTO_JWT_SECRET: shorter than 32 bytes
          """)
  void readShouldSayWhatIsWrongWhenAValueIsBad(String assignment, String problem) {
    var reading = TestConfiguration.environment(assignment);

    assertThat(reading.found()).singleElement().asString().startsWith(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changemechangemechangemechangeme",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "this-is-your-secret-key-please-replace-it",
        "0123456789abcdef0123456789abcdef",
      })
  void readShouldRefuseASecretWhenItIsEasilyGuessed(String secret) {
    var reading = TestConfiguration.environment("SOTTO_JWT_SECRET=" + secret);

    assertThat(reading.found()).singleElement().asString().contains("easily guessed");
  }

  @Test
  void readShouldRefuseOneSecretForTwoPurposes() {
    var reading =
        TestConfiguration.environment("SOTTO_JWT_SECRET=" + SECRET, "SOTTO_TURN_SECRET=" + SECRET);

    assertThat(reading.found()).singleElement().asString().contains("the same as the JWT secret");
  }

  @Test
  void readShouldReportEverythingAtOnceWhenManyThingsAreWrong() {
    var reading =
        TestConfiguration.environment(
            "SOTTO_PORT=x", "SOTTO_LIMITS=x", "SOTTO_JWT_SECRET=x", "SOTTO_X=x");

    assertThat(reading.found()).hasSize(4);
  }

  @Test
  void problemsShouldNotContainTheSecretWhenItIsBad() {
    var reading =
        TestConfiguration.environment("SOTTO_JWT_SECRET=tr0ub4dor", "SOTTO_METRICS_PASSWORD=3xyz");

    assertThat(reading.found()).hasSize(2).noneMatch(text -> text.contains("tr0ub4dor"));
    assertThat(reading.found()).noneMatch(text -> text.contains("3xyz"));
  }

  @Test
  void warningsShouldNameWhatIsDangerousButAllowed() {
    var open =
        TestConfiguration.environment("SOTTO_HOST=0.0.0.0", "SOTTO_LIMITS=off").configuration;
    var behindTls =
        TestConfiguration.environment(
                "SOTTO_HOST=0.0.0.0", "SOTTO_PUBLIC_URL=https://chat.sotto.test")
            .configuration;

    assertThat(TestConfiguration.defaults().configuration.warnings()).isEmpty();
    assertThat(open.warnings()).hasSize(2);
    assertThat(behindTls.warnings()).isEmpty();
    assertThat(
            TestConfiguration.environment("SOTTO_COORDINATION=redis://cache")
                .configuration
                .warnings())
        .isEmpty();
    assertThat(
            TestConfiguration.environment("SOTTO_TRUSTED_PROXIES=10.0.0.0/8,0.0.0.0/0")
                .configuration
                .warnings())
        .singleElement()
        .asString()
        .contains("every address is a trusted proxy");
    assertThat(unscanned("SOTTO_SCANNER=").warnings()).isEmpty();
    assertThat(unscanned("SOTTO_SCANNER=clamav://scanner").warnings())
        .singleElement()
        .asString()
        .contains("SOTTO_SCANNER_AWAY=allow");
  }

  private static Configuration unscanned(String scanner) {
    return TestConfiguration.environment(scanner, "SOTTO_SCANNER_AWAY=allow").configuration;
  }
}
