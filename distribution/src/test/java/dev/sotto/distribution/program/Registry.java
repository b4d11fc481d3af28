// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/// Where a build gets libraries from. Not every machine that runs the tests reaches it.
public enum Registry {
  MAVEN_CENTRAL(
      "UnknownHost|Unknown host|Could not transfer|Non-resolvable|Cannot access|Failed to fetch"),
  NPM("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network request");

  private final Pattern away;

  Registry(String away) {
    this.away = Pattern.compile(away);
  }

  /// Skips the caller's test, and says so, when a command has failed because it could not get its
  /// libraries. Any other failure stays one.
  ///
  /// @param subject what is then not tested
  public void assumeReached(String subject, Program.Result result) {
    if (result.status() != 0 && away.matcher(result.output()).find()) {
      String problem = "%s: %s cannot be reached from here".formatted(subject, name());
      System.out.println("*** SKIPPED, not tested: " + problem);
      Assumptions.abort(problem);
    }
  }
}
