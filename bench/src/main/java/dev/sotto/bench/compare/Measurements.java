// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.ConsoleReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The measured values of both programs, round by round. For one thread.
final class Measurements {
  private final Map<String, Map<String, Figure>> groups = new LinkedHashMap<>();

  /// Adds the value of one round.
  ///
  /// @param name with the unit
  void add(String group, String name, ComparedProgram side, double value) {
    groups
        .computeIfAbsent(group, _ -> new LinkedHashMap<>())
        .computeIfAbsent(name, _ -> new Figure(new EnumMap<>(ComparedProgram.class)))
        .add(side, value);
  }

  /// Prints the medians of the rounds, and the medians of the rounds' ratios; of what is the
  /// longest of something, the longest of all rounds.
  void print(String base) {
    ConsoleReport.line("%-42s %12s %12s %8s   %s", "", base, "now", "ratio", "aim");
    groups.forEach(
        (group, figures) -> {
          ConsoleReport.line("%s", group);
          figures.forEach((name, figure) -> print(group, name, figure));
        });
  }

  private static void print(String group, String name, Figure figure) {
    boolean isLongest = MeasurementNames.LONGEST.contains(name);
    double base =
        isLongest
            ? most(figure.values(ComparedProgram.BASE))
            : median(figure.values(ComparedProgram.BASE));
    double now =
        isLongest
            ? most(figure.values(ComparedProgram.NOW))
            : median(figure.values(ComparedProgram.NOW));
    ConsoleReport.line(
        "  %-40s %12s %12s %8s   %s",
        name,
        text(base),
        text(now),
        text(isLongest ? now / base : median(figure.ratios())),
        PerformanceGoals.of(group, name));
  }

  /// {@return the greatest value; not a number when there is none}
  static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  /// {@return a number with three digits or more}
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }

  /// {@return the value in the middle; not a number when there is none}
  static double median(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /// The values of one figure, in the order of the rounds.
  private record Figure(Map<ComparedProgram, List<Double>> rounds) {
    void add(ComparedProgram side, double value) {
      rounds.computeIfAbsent(side, _ -> new ArrayList<>()).add(value);
    }

    List<Double> values(ComparedProgram side) {
      return rounds.getOrDefault(side, List.of());
    }

    /// {@return now / base, of each round that has both}
    List<Double> ratios() {
      List<Double> base = values(ComparedProgram.BASE);
      List<Double> now = values(ComparedProgram.NOW);
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < Math.min(base.size(), now.size()); i++) {
        if (base.get(i) != 0) {
          ratios.add(now.get(i) / base.get(i));
        }
      }
      return ratios;
    }
  }
}
