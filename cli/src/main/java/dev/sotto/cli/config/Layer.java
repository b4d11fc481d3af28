// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import java.util.Map;

/// What one source says. Blank values count as not said.
public record Layer(Source source, Map<Name, String> values) {
  public Layer {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return "Layer[%s, %s]".formatted(source, values.keySet());
  }
}
