// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version of this program, as its module says.
final class ProgramVersion implements IVersionProvider {
  static String text() {
    return Optional.ofNullable(ProgramVersion.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "sotto " + text(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
