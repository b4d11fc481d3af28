// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.setting.Setting;
import dev.sotto.cli.setting.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// Reads settings as numbers, words, lists. A wrong value becomes a problem and is then read as
/// something harmless, so that reading goes on to the next one.
final class SettingParser {
  private final Settings settings;
  private final ConfigurationProblems problems;

  SettingParser(Settings settings, ConfigurationProblems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  String text(Setting setting) {
    return settings.text(setting);
  }

  boolean isGiven(Setting setting) {
    return settings.isGiven(setting);
  }

  int number(Setting setting, int least, int most) {
    OptionalInt number = parse(text(setting));
    if (number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most) {
      return number.getAsInt();
    }
    expected(setting, "a number from %d to %d".formatted(least, most));
    return least;
  }

  /// {@return one of `words`, in lower case}
  String word(Setting setting, List<String> words) {
    String text = text(setting).toLowerCase(Locale.ROOT);
    if (words.contains(text)) {
      return text;
    }
    expected(setting, String.join(" or ", words));
    return words.getFirst();
  }

  /// {@return the elements, each of which passes `check`}
  List<String> list(Setting setting, Predicate<String> check, String expectation) {
    List<String> elements =
        Arrays.stream(text(setting).split(",", -1))
            .map(String::strip)
            .filter(element -> !element.isEmpty())
            .toList();
    if (!elements.stream().allMatch(check)) {
      expected(setting, expectation);
      return List.of();
    }
    return elements;
  }

  Duration duration(Setting setting, Duration least, Duration most) {
    Optional<Duration> duration =
        Durations.parse(text(setting))
            .filter(found -> found.compareTo(least) >= 0 && found.compareTo(most) <= 0);
    if (duration.isPresent()) {
      return duration.get();
    }
    expected(
        setting,
        "a duration from %d seconds to %d days, as 3600, 1h, 30d or PT1H"
            .formatted(least.toSeconds(), most.toDays()));
    return least;
  }

  /// Notes that a value is not what it should be.
  void expected(Setting setting, String expectation) {
    Settings.Value value = settings.value(setting);
    String shown = setting.mayComeFromFile() ? "" : " " + value.masked();
    problems.add("%s:%s is not %s".formatted(value.spelled(), shown, expectation));
  }

  /// Notes what is wrong with a value.
  void wrong(Setting setting, String problem) {
    problems.add("%s: %s".formatted(settings.value(setting).spelled(), problem));
  }

  private static OptionalInt parse(String text) {
    return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
