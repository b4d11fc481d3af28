// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimit.WhenUnknown;
import dev.sotto.core.limit.RateLimits;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of limits in `docs/protocol.md` has each limit with its numbers, and no other.
final class LimitsTableTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (.+?) \\| .+ \\| (passes|is refused) \\|$");

  @Test
  void protocolShouldHoldTheTableOfAllLimits() throws Exception {
    String page = DocumentCodeBlocks.of("docs/protocol.md").text();
    List<String> written =
        ROW.matcher(page.substring(page.indexOf("## 6. Limits")))
            .results()
            .map(row -> String.join("; ", row.group(1), row.group(2), row.group(3)))
            .toList();
    List<String> expected = new ArrayList<>();
    for (Field field : RateLimits.class.getFields()) {
      if (field.get(null) instanceof RateLimit limit) {
        expected.add(
            String.join(
                "; ",
                limit.name(),
                often(limit),
                limit.whenUnknown() == WhenUnknown.ALLOW ? "passes" : "is refused"));
      }
    }

    assertThat(expected).hasSizeGreaterThan(10);
    assertThat(written).as("docs/protocol.md, section 6").hasSameElementsAs(expected);
  }

  /// For example `1,200 a minute`, `60 in 5 minutes`.
  private static String often(RateLimit limit) {
    Duration period = limit.period();
    String time =
        period.toHours() > 0
            ? time(period.toHours(), "an hour", "hours")
            : period.toMinutes() > 0
                ? time(period.toMinutes(), "a minute", "minutes")
                : time(period.toSeconds(), "a second", "seconds");
    return String.format(Locale.ROOT, "%,d %s", limit.burst(), time);
  }

  private static String time(long count, String one, String several) {
    return count == 1 ? one : "in " + count + " " + several;
  }
}
