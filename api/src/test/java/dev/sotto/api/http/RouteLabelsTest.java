// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteLabelsTest {
  private final RouteLabels labels =
      RouteLabels.of(
          Set.of(
              "/",
              "/api",
              "/api/auth/login",
              "/api/media/{id}",
              "/api/media/{id}/complete",
              "/api/messages",
              "/api/messages/{id}",
              "/media/"));

  @ParameterizedTest
  @CsvSource({
    "/api/auth/login,/api/auth/login",
    "/api/auth,/api",
    "/api/messages,/api/messages",
    "/api/messages/77,/api/messages",
    "/api/messages/77/of/alice,/api/messages",
    "/api/messages-of-alice,/api",
    "/api/media,/api/media",
    "/api/media/1/complete,/api/media",
    "/api/,/api",
    "/apixyz,other",
    "/media/x,/media",
    "/,/",
    "//,other",
    "*,other",
    "'',other"
  })
  void ofShouldBeTheLongestBeginningThatIsRegistered(String path, String label) {
    assertThat(labels.of(path)).isEqualTo(label);
  }

  @Test
  void ofShouldCostNoMoreForALongPath() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    String slashes = "/api/messages" + "/".repeat(8_000);
    assertThat(labels.of(slashes)).isEqualTo("/api/messages");

    long before = threads.getCurrentThreadAllocatedBytes();
    String label = labels.of(slashes);
    long after = threads.getCurrentThreadAllocatedBytes();

    assertThat(label).isEqualTo("/api/messages");
    // A copy of the path for each of its slashes would be 32 MB.
    assertThat(after - before).isLessThan(10_000);
  }
}
