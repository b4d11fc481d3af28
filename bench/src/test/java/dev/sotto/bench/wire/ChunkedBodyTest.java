// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ChunkedBodyTest {
  private static final String BODY = "5;note=x\r\nhello\r\n11\r\n, world of chunks\r\n0\r\n\r\n";

  @Test
  void transferToShouldReadAllChunksWhereverTheyAreCut() throws IOException {
    byte[] all = BODY.getBytes(StandardCharsets.US_ASCII);

    for (int begun = 0; begun <= all.length; begun++) {
      var into = new ByteArrayOutputStream();

      long length = body(all, begun, 7).transferTo(into);

      assertThat(into.toString(StandardCharsets.US_ASCII)).isEqualTo("hello, world of chunks");
      assertThat(length).isEqualTo(into.size());
    }
  }

  @Test
  void transferToShouldFailWhenTheConnectionEnds() {
    byte[] some = "5\r\nhel".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> body(some, 0, 64).transferTo(new ByteArrayOutputStream()))
        .isInstanceOf(EOFException.class);
  }

  /// {@return a body whose first bytes were read with the head}
  private static ChunkedBody body(byte[] all, int begun, int size) {
    var buffer = new byte[Math.max(size, begun)];
    System.arraycopy(all, 0, buffer, 0, begun);
    return new ChunkedBody(
        buffer, 0, begun, new ByteArrayInputStream(all, begun, all.length - begun));
  }
}
