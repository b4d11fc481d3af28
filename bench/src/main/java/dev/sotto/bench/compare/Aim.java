// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.util.Map;

/// What is aimed at beside revision 528f6c6, on two processors.
final class Aim {
  private static final String MESSAGE = "message";

  private static final Map<String, String> AIMS =
      Map.ofEntries(
          of(Names.senders(Names.SQLITE, 16), Names.MESSAGES, "ratio at least 1.5"),
          of(Names.senders(Names.SQLITE, 16), Names.cpu(MESSAGE), "at most 110, better 80"),
          of(Names.senders(Names.SQLITE, 16), Names.P99_BY_P50, "at most 4"),
          of(Names.senders(Names.SQLITE, 16), Names.P999, "under 50"),
          of(Names.senders(Names.SQLITE, 16), Names.MAX, "beside the next line"),
          of(Names.senders(Names.SQLITE, 16), Names.allocated(MESSAGE), "20"),
          of(Names.senders(Names.POSTGRES, 1), Names.MESSAGES, "ratio at least 1.4"),
          of(Names.senders(Names.POSTGRES, 16), Names.MESSAGES, "ratio at least 1.4"),
          of(Names.senders(Names.POSTGRES, 16), Names.cpu(MESSAGE), "at most 100"),
          of(Names.calls(Names.POSTGRES, 1), Names.ROUND_TRIPS, "at most 2"),
          of(Names.HISTORY, Names.PAGES, "ratio 1.3"),
          of(Names.HISTORY, Names.P99_BY_P50, "at most 4"),
          of(Names.IDLE, Names.RESIDENT_EACH, "at most 24, better 16"),
          of(Names.IDLE, Names.CONNECT, "ratio 0.4"),
          of(Names.START, Names.FIRST_ANSWER, "500"),
          of(Names.START, Names.RESIDENT_IDLE, "at most 90"),
          of(Names.MEMORY, Names.MEMORY_RATIO, "at most 1.5"),
          of(Names.codes(Names.POSTGRES), Names.CODES, "ratio 1.5"),
          of(Names.LOGINS, Names.SHARE, "at least 0.5"));

  private Aim() {}

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
