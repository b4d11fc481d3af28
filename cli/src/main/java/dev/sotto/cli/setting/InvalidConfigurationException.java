// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.List;

/// The configuration cannot be used. Starting again without a change does not help.
public final class InvalidConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // holds a list that can be serialised
  private final List<String> problems;

  /// @param problems each says what to do; not empty
  public InvalidConfigurationException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /// {@return everything that is wrong}
  public List<String> problems() {
    return problems;
  }
}
