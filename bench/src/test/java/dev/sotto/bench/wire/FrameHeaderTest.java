// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameHeaderTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536})
  void readShouldKnowEachFormOfLength(int length) {
    ByteBuffer frame = frame(FrameHeader.TEXT, length);

    assertThat(FrameHeader.read(frame)).isEqualTo(new FrameHeader(FrameHeader.TEXT, length));
    assertThat(frame.remaining()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {125, 126, 65_536})
  void readShouldLeaveThePositionWhenTheFrameIsIncomplete(int length) {
    ByteBuffer whole = frame(FrameHeader.TEXT, length);

    for (int cut : new int[] {1, 3, whole.limit() - 1}) {
      ByteBuffer part = whole.slice(0, cut);
      assertThat(FrameHeader.read(part)).isSameAs(FrameHeader.INCOMPLETE);
      assertThat(part.position()).isZero();
    }
  }

  @Test
  void pongShouldRepeatThePayloadMaskedWithZeros() {
    ByteBuffer pong = FrameHeader.pong(ByteBuffer.wrap(new byte[] {7, 8}));

    assertThat(pong.array()).containsExactly(0x8a, 0x82, 0, 0, 0, 0, 7, 8);
  }

  @Test
  void textShouldSayItsLengthInOneByteOrInThree() {
    ByteBuffer small = FrameHeader.text(new byte[125]);
    ByteBuffer large = FrameHeader.text(new byte[300]);

    assertThat(small.remaining()).isEqualTo(2 + 4 + 125);
    assertThat(small.get(1)).isEqualTo((byte) (0x80 | 125));
    assertThat(large.remaining()).isEqualTo(4 + 4 + 300);
    assertThat(large.get(1)).isEqualTo((byte) (0x80 | 126));
    assertThat(large.getShort(2)).isEqualTo((short) 300);
  }

  private static ByteBuffer frame(int opcode, int length) {
    ByteBuffer frame = ByteBuffer.allocate(10 + length);
    frame.put((byte) (0x80 | opcode));
    if (length < 126) {
      frame.put((byte) length);
    } else if (length < 65_536) {
      frame.put((byte) 126).putShort((short) length);
    } else {
      frame.put((byte) 127).putLong(length);
    }
    return frame.put(new byte[length]).flip();
  }
}
