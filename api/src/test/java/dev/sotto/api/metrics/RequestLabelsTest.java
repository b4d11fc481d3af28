// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestLabelsTest {
  @ParameterizedTest
  @CsvSource({
    "/api/auth/login,/api/auth/login",
    "/api/auth/logout,/api/auth",
    "/foxtrot-api/login,/foxtrot-api/login",
    "/api/me,/api/me",
    "/api/messages/77,/api/messages",
    "/api/messages-of-alice,/api",
    "/api/unheard/of,/api",
    "/apixyz,other",
    "/api-docs/swagger-ui.css,/api-docs",
    "/foxtrot-api/79261234567,/foxtrot-api",
    "/health/ready,/health",
    "/,other"
  })
  void ofShouldNameTheClassOfThePath(String path, String route) {
    assertThat(RequestLabels.of("GET", path, 200).route()).isEqualTo(route);
  }

  @Test
  void ofShouldNotKeepTheMethodWhenItIsUnknown() {
    assertThat(RequestLabels.of("ALICE", "/", 200).method()).isEqualTo("other");
  }
}
