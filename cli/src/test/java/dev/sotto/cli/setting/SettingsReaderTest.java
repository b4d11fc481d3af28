// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.config.TestConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsReaderTest {
  private static final SettingName PORT = new SettingName(Setting.PORT, false);

  @TempDir private Path folder;

  @Test
  void readShouldPreferOptionThenEnvironmentThenFile() throws IOException {
    String file = yaml("port: 1\nhost: 10.0.0.1\nlog: debug\n");

    var settings =
        TestConfiguration.of(Map.of(PORT, "3"), file, "SOTTO_PORT=2", "SOTTO_HOST=10.0.0.2")
            .settings;

    assertThat(settings.value(Setting.PORT).text()).isEqualTo("3");
    assertThat(settings.value(Setting.PORT).source()).isEqualTo(SettingSource.OPTION);
    assertThat(settings.value(Setting.HOST).text()).isEqualTo("10.0.0.2");
    assertThat(settings.value(Setting.HOST).source()).isEqualTo(SettingSource.ENVIRONMENT);
    assertThat(settings.value(Setting.LOG).text()).isEqualTo("debug");
    assertThat(settings.value(Setting.LOG).source()).isEqualTo(SettingSource.FILE);
    assertThat(settings.value(Setting.LIMITS).source()).isEqualTo(SettingSource.DEFAULT);
  }

  @Test
  void readShouldTakeWordsOfTheFileAsTheyAreWritten() throws IOException {
    String file = yaml("limits: off\ncors-origins:\n  - https://a.test\n  - https://b.test\n");

    var reading = TestConfiguration.of(Map.of(), file);

    assertThat(reading.found()).isEmpty();
    assertThat(reading.configuration.rules().switches().limits()).isFalse();
    assertThat(reading.configuration.edge().corsOrigins())
        .containsExactlyInAnyOrder("https://a.test", "https://b.test");
  }

  @Test
  void readShouldAcceptAnEmptyFileAndOneOfCommentsOnly() throws IOException {
    assertThat(TestConfiguration.of(Map.of(), yaml("")).found()).isEmpty();
    assertThat(TestConfiguration.of(Map.of(), yaml("# port: 1\n")).found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prot: 1             | unknown key prot; did you mean port?
          sotto-port: 1       | unknown key sotto-port
          'port: 1\nport: 2'  | line 2: a key is there twice
          'port: [1'          | not YAML
          '- port'            | expected lines of `key: value`
          'port: {a: 1}'      | port must be a single value or a list of values
          """)
  void readShouldSayWhatIsWrongWithTheFile(String content, String problem) throws IOException {
    String file = yaml(content.replace("\\n", "\n"));

    assertThat(TestConfiguration.of(Map.of(), file).found())
        .singleElement()
        .asString()
        .startsWith(file)
        .contains(problem);
  }

  @Test
  void readShouldSayThatANamedFileIsMissing() {
    assertThat(TestConfiguration.of(Map.of(), folder.resolve("none.yaml").toString()).found())
        .singleElement()
        .asString()
        .contains("cannot be read");
  }

  @Test
  void readShouldUseTheFileThatTheEnvironmentNames() throws IOException {
    var reading = TestConfiguration.environment("SOTTO_CONFIG=" + yaml("port: 99"));

    assertThat(reading.configuration.edge().listener().port()).isEqualTo(99);
  }

  @ParameterizedTest
  @CsvSource({
    "SOTTO_PROT, SOTTO_PORT",
    "SOTTO_STORGE, SOTTO_STORAGE",
    "SOTTO_JWT_SECRET_FIL, SOTTO_JWT_SECRET_FILE",
    "SOTTO_BCRYPTCOST, SOTTO_BCRYPT_COST"
  })
  void readShouldNameTheNearestVariableWhenOneIsUnknown(String typed, String meant) {
    assertThat(TestConfiguration.environment(typed + "=1").found())
        .containsExactly(
            "unknown environment variable %s; did you mean %s?".formatted(typed, meant));
  }

  @Test
  void readShouldPassOverForeignVariablesAndThoseOfTheLauncher() {
    assertThat(TestConfiguration.environment("PORT=x", "SOTTO_JAVA_OPTS=-Xmx1g").found()).isEmpty();
  }

  @Test
  void readShouldTakeABlankValueAsNotSet() {
    var reading = TestConfiguration.environment("SOTTO_PORT=", "SOTTO_FACADES= ");

    assertThat(reading.found()).isEmpty();
    assertThat(reading.settings.value(Setting.PORT).source()).isEqualTo(SettingSource.DEFAULT);
  }

  @Test
  void readShouldTakeASecretFromAFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("jwt"), "Zb3v8Qm1Kd7Yx0Rw5Tn2Lc9Ph4Jg6Fs8\n");

    var reading = TestConfiguration.environment("SOTTO_JWT_SECRET_FILE=" + secret);

    assertThat(reading.found()).isEmpty();
    assertThat(reading.configuration.secrets().jwt()).isEqualTo("Zb3v8Qm1Kd7Yx0Rw5Tn2Lc9Ph4Jg6Fs8");
  }

  @Test
  void readShouldRefuseASecretGivenTwiceOrAFileThatIsMissingOrEmpty() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));

    assertThat(
            TestConfiguration.environment("SOTTO_JWT_SECRET_FILE=" + empty, "SOTTO_JWT_SECRET=x")
                .found())
        .contains("SOTTO_JWT_SECRET and SOTTO_JWT_SECRET_FILE are both set; keep one");
    assertThat(TestConfiguration.environment("SOTTO_JWT_SECRET_FILE=" + empty).found())
        .singleElement()
        .asString()
        .contains("is empty");
    assertThat(
            TestConfiguration.environment("SOTTO_TURN_SECRET_FILE=" + folder.resolve("none"))
                .found())
        .singleElement()
        .asString()
        .contains("cannot be read");
  }

  @Test
  void maskedShouldHideSecretsAndPasswordsInUrls() {
    var settings =
        TestConfiguration.environment(
                "SOTTO_STORAGE=postgres://sotto:hunter2@db/sotto?password=hunter2",
                "SOTTO_JWT_SECRET=Zb3v8Qm1Kd7Yx0Rw5Tn2Lc9Ph4Jg6Fs8")
            .settings;

    assertThat(settings.value(Setting.STORAGE).masked())
        .isEqualTo("postgres://…@db/sotto?password=…");
    assertThat(settings.value(Setting.JWT_SECRET).masked()).isEqualTo("…");
    assertThat(settings.value(Setting.STORAGE).toString()).doesNotContain("hunter2");
  }

  @Test
  void defaultsShouldFollowTheSettingsTheyName() {
    var settings =
        TestConfiguration.environment("SOTTO_DATA=/srv", "SOTTO_PORT=81", "SOTTO_HOST=192.0.2.7")
            .settings;

    assertThat(settings.value(Setting.STORAGE).text()).isEqualTo("sqlite:/srv/sotto.db");
    assertThat(settings.value(Setting.PUBLIC_URL).text()).isEqualTo("http://192.0.2.7:81");
  }

  private String yaml(String content) throws IOException {
    return Files.writeString(folder.resolve("sotto.yaml"), content).toString();
  }
}
