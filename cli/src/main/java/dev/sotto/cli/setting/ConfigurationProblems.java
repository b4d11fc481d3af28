// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong, so that an operator hears everything at once. For one thread.
public final class ConfigurationProblems {
  private final List<String> found = new ArrayList<>();

  /// Nothing is wrong yet.
  public ConfigurationProblems() {}

  /// Notes a problem: what is wrong and what to do about it, without secrets.
  public void add(String problem) {
    found.add(problem);
  }

  /// Notes a problem unless it was noted before.
  public void addOnce(String problem) {
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /// {@return what was noted, in order}
  public List<String> found() {
    return List.copyOf(found);
  }

  /// Ends the reading of a configuration that cannot be used.
  ///
  /// @throws InvalidConfigurationException when a problem was noted
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidConfigurationException(found);
    }
  }
}
