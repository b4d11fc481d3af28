// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.cli.setting.Setting;
import java.util.List;

/// The level and the form of the log.
///
/// @param level `error`, `warning`, `info`, `debug` or `trace`
public record LogSettings(String level, Format format) {
  static LogSettings read(SettingParser values) {
    return new LogSettings(
        values.word(Setting.LOG, List.of("error", "warning", "info", "debug", "trace")),
        switch (values.word(Setting.LOG_FORMAT, List.of("auto", "text", "json"))) {
          case "text" -> Format.TEXT;
          case "json" -> Format.JSON;
          default -> Format.AUTO;
        });
  }

  /// The form of one line of the log.
  public enum Format {
    /// Text on a terminal, else JSON.
    AUTO,
    TEXT,
    JSON
  }
}
