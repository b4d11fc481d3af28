// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.util.Map;

/// The goals beside revision 528f6c6, on two processors.
final class PerformanceGoals {
  private static final String MESSAGE = "message";

  private static final Map<String, String> AIMS =
      Map.ofEntries(
          of(
              MeasurementNames.senders(MeasurementNames.SQLITE, 16),
              MeasurementNames.MESSAGES,
              "ratio at least 1.5"),
          of(
              MeasurementNames.senders(MeasurementNames.SQLITE, 16),
              MeasurementNames.cpu(MESSAGE),
              "at most 110, better 80"),
          of(
              MeasurementNames.senders(MeasurementNames.SQLITE, 16),
              MeasurementNames.P99_BY_P50,
              "at most 4"),
          of(
              MeasurementNames.senders(MeasurementNames.SQLITE, 16),
              MeasurementNames.P999,
              "under 50"),
          of(
              MeasurementNames.senders(MeasurementNames.SQLITE, 16),
              MeasurementNames.MAX,
              "beside the next line"),
          of(
              MeasurementNames.senders(MeasurementNames.SQLITE, 16),
              MeasurementNames.allocated(MESSAGE),
              "20"),
          of(
              MeasurementNames.senders(MeasurementNames.POSTGRES, 1),
              MeasurementNames.MESSAGES,
              "ratio at least 1.4"),
          of(
              MeasurementNames.senders(MeasurementNames.POSTGRES, 16),
              MeasurementNames.MESSAGES,
              "ratio at least 1.4"),
          of(
              MeasurementNames.senders(MeasurementNames.POSTGRES, 16),
              MeasurementNames.cpu(MESSAGE),
              "at most 100"),
          of(
              MeasurementNames.calls(MeasurementNames.POSTGRES, 1),
              MeasurementNames.ROUND_TRIPS,
              "at most 2"),
          of(MeasurementNames.HISTORY, MeasurementNames.PAGES, "ratio 1.3"),
          of(MeasurementNames.HISTORY, MeasurementNames.P99_BY_P50, "at most 4"),
          of(MeasurementNames.IDLE, MeasurementNames.RESIDENT_EACH, "at most 24, better 16"),
          of(MeasurementNames.IDLE, MeasurementNames.CONNECT, "ratio 0.4"),
          of(MeasurementNames.START, MeasurementNames.FIRST_ANSWER, "500"),
          of(MeasurementNames.START, MeasurementNames.RESIDENT_IDLE, "at most 90"),
          of(MeasurementNames.MEMORY, MeasurementNames.MEMORY_RATIO, "at most 1.5"),
          of(
              MeasurementNames.codes(MeasurementNames.POSTGRES),
              MeasurementNames.CODES,
              "ratio 1.5"),
          of(MeasurementNames.LOGINS, MeasurementNames.SHARE, "at least 0.5"));

  private PerformanceGoals() {}

  /// {@return the aim of a figure; empty when it has none}
  static String of(String group, String name) {
    return AIMS.getOrDefault(key(group, name), "");
  }

  private static Map.Entry<String, String> of(String group, String name, String aim) {
    return Map.entry(key(group, name), aim);
  }

  private static String key(String group, String name) {
    return group + ": " + name;
  }
}
