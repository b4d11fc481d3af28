// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ISetter;

/// Hands the value of an option on. Picocli passes null to begin with, which means empty.
record OptionSetter(Consumer<String> target) implements ISetter {
  @Override
  @SuppressWarnings("unchecked") // there is no previous value to be had
  public <T> @Nullable T set(@Nullable T value) {
    target.accept(Objects.toString(value, ""));
    return null;
  }
}
