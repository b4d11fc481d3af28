// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FragmentAssemblerTest {
  private final FragmentAssembler assembler = new FragmentAssembler();

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "häßlich", "😀", "\uFFFD", "a\uFFFDb"})
  void takeShouldPutCharactersTogetherWhereverTheyAreSplit(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at <= bytes.length; at++) {
      assembler.begin(false);
      assembler.add(Arrays.copyOf(bytes, at));
      assembler.add(Arrays.copyOfRange(bytes, at, bytes.length));

      assertThat(assembler.take()).isEqualTo(text);
    }
  }

  @Test
  void takeShouldRefuseWhatIsNotUtf8AndBeEmptyThen() {
    for (byte[] bytes :
        new byte[][] {{(byte) 0xff}, {(byte) 0xc3}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}}) {
      assembler.begin(false);
      assembler.add(bytes);

      assertThatThrownBy(assembler::take).isInstanceOf(CloseSocketException.class);
      assertThat(assembler.isOpen()).isFalse();
    }
  }
}
