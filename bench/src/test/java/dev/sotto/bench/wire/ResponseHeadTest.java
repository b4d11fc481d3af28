// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ResponseHeadTest {
  private static final byte[] ANSWER =
      "HTTP/1.1 404 Not Found\r\nDate: now\r\nCONTENT-LENGTH: 12\r\nX: y\r\n\r\n{}"
          .getBytes(StandardCharsets.US_ASCII);

  @Test
  void headShouldEndBehindTheEmptyLine() {
    assertThat(ResponseHead.end(ANSWER, ANSWER.length)).isEqualTo(ANSWER.length - 2);
    assertThat(ResponseHead.end(ANSWER, ANSWER.length - 3)).isNegative();
  }

  @Test
  void headShouldTellStatusAndLength() {
    assertThat(ResponseHead.status(ANSWER)).isEqualTo(404);
    assertThat(ResponseHead.contentLength(ANSWER, ANSWER.length - 2)).isEqualTo(12);
  }

  @Test
  void lengthShouldBeZeroWhenThereIsNone() {
    byte[] answer = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    assertThat(ResponseHead.contentLength(answer, answer.length)).isZero();
  }
}
