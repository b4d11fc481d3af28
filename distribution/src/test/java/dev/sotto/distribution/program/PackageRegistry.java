// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import dev.sotto.testkit.machine.Requirement;
import java.util.regex.Pattern;

/// A registry from which builds get libraries. Not every machine that runs the tests reaches it.
public enum PackageRegistry {
  MAVEN_CENTRAL(
      "maven-central",
      "UnknownHost|Unknown host|Could not transfer|Non-resolvable|Cannot access|Failed to fetch"),
  NPM(
      "npm-registry",
      "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network request");

  private final String label;
  private final Pattern away;

  PackageRegistry(String label, String away) {
    this.label = label;
    this.away = Pattern.compile(away);
  }

  /// Skips the caller's test, and says so, when a command has failed because it could not get its
  /// libraries. Any other failure stays one.
  ///
  /// @param subject what is then not tested
  public void assumeReached(String subject, PackagedProgram.Result result) {
    boolean reached = result.status() == 0 || !away.matcher(result.output()).find();
    new Requirement(label, "a network that reaches it").assume(reached, subject);
  }
}
