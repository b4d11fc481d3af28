// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.machine;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/// Something of the machine that tests need and the build does not bring along. The one way to skip
/// a test: aloud, and never where the run says that the machine has it.
///
/// @param name how `SOTTO_TEST_REQUIRE` calls it
/// @param remedy how to get it, for people
public record Requirement(String name, String remedy) {
  public static final Requirement LINUX = new Requirement("linux", "run it on Linux");
  public static final Requirement IPV6 =
      new Requirement("ipv6", "give the loopback interface the address ::1");
  public static final Requirement MOUNTS =
      new Requirement("mounts", "run it as root, or let users make name spaces: man 7 namespaces");

  /// Names, with commas, without which a run counts as failed.
  private static final String REQUIRED = "SOTTO_TEST_REQUIRE";

  /// Skips the caller's tests, and says so, unless this is Linux.
  ///
  /// @param subject what is then not tested
  public static void assumeLinux(String subject) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    LINUX.assume(system.contains("linux"), subject);
  }

  /// Skips the caller's tests, and says so, unless it is met.
  ///
  /// @param subject what is then not tested
  /// @throws AssertionError instead when the run requires it
  public void assume(boolean met, String subject) {
    if (met) {
      return;
    }
    String problem = "%s needs %s: %s".formatted(subject, name, remedy);
    String required = System.getenv().getOrDefault(REQUIRED, "");
    if (Arrays.asList(required.split(",", -1)).contains(name)) {
      throw new AssertionError("%s names %s, but %s".formatted(REQUIRED, name, problem));
    }
    System.out.println("*** SKIPPED, not tested: " + problem);
    Assumptions.abort(problem);
  }
}
