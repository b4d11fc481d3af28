// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.Map;

/// The values that one source names. Blank values count as not said.
public record SourceValues(SettingSource source, Map<SettingName, String> values) {
  public SourceValues {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return "Layer[%s, %s]".formatted(source, values.keySet());
  }
}
