// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.ParticipantId;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class OpaqueTextTest {
  private static final List<String> HALVES =
      List.of("A" + '\ud800' + "B", "" + '\udc00', "x" + '\ud83d', "" + '\ude00' + '\ud83d');

  private static final List<Predicate<String>> TYPES =
      List.of(
          PublicKey::isValid,
          DeviceName::isValid,
          PushToken::isValid,
          Password::isValid,
          JoinCode::isValid,
          ParticipantId::isValid);

  @Test
  void noValueTypeShouldTakeNul() {
    assertThat(TYPES).noneMatch(type -> type.test("k\0"));
    assertThat(TYPES).allMatch(type -> type.test("k"));
    assertThat(PublicKey.isValid("line\nline")).isTrue();
    assertThatThrownBy(() -> new PublicKey("\0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PushToken("t\0")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noValueTypeShouldTakeHalfOfAPair() {
    for (String text : HALVES) {
      assertThat(TYPES).noneMatch(type -> type.test(text));
      assertThatThrownBy(() -> MessageBody.ofText(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(TYPES).allMatch(type -> type.test("x😀"));
    assertThat(MessageBody.ofText("x😀").text()).contains("x😀");
  }

  @Test
  void utf8ShouldBeReadAsItIsOrNotAtAll() throws CharacterCodingException {
    for (String text : List.of("", "plain", "käse 😀", "\uFFFD", "a\uFFFDb😀", "\0\u007f")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(OpaqueText.ofUtf8(bytes)).isEqualTo(text);
      assertThat(OpaqueText.isUtf8(bytes)).isTrue();
    }
    for (String hex :
        List.of("ff", "c0af", "eda080", "edb080", "f4908080", "c3", "61c3", "efbfbdff", "80")) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      assertThatThrownBy(() -> OpaqueText.ofUtf8(bytes))
          .isInstanceOf(CharacterCodingException.class);
      assertThat(OpaqueText.isUtf8(bytes)).isFalse();
    }
  }

  @Test
  void beginningShouldCutBetweenLetters() {
    assertThat(OpaqueText.beginning("1234567😀", 8)).isEqualTo("1234567");
    assertThat(OpaqueText.beginning("123456😀9", 8)).isEqualTo("123456😀");
    assertThat(OpaqueText.beginning("1234567😀", 9)).isEqualTo("1234567😀");
    assertThat(OpaqueText.beginning("😀", 0)).isEmpty();
  }

  @Test
  void percentTextShouldBeDecodedOrRefused() throws CharacterCodingException {
    assertThat(PercentText.decoded("k%C3%a4se+100%25%F0%9F%98%80é")).isEqualTo("käse+100%😀é");
    assertThat(PercentText.decoded("plain")).isEqualTo("plain");
    for (String text :
        List.of("%ff", "%C3", "a%", "%4", "%zz", "%ED%A0%80", "%C3%", HALVES.get(0))) {
      assertThatThrownBy(() -> PercentText.decoded(text))
          .isInstanceOf(CharacterCodingException.class);
    }
  }

  @Test
  void markShouldBeRemovedAtTheBeginningOnly() {
    byte[] marked = "\uFEFFa\uFEFF".getBytes(StandardCharsets.UTF_8);

    assertThat(ByteOrderMark.removed("\uFEFFa\uFEFF")).isEqualTo("a\uFEFF");
    assertThat(ByteOrderMark.removed(marked)).isEqualTo("a\uFEFF".getBytes(StandardCharsets.UTF_8));
    assertThat(ByteOrderMark.removed(new byte[] {(byte) 0xef})).hasSize(1);
  }

  @Test
  void ofUtf8ShouldTakeNothingElse() throws CharacterCodingException {
    assertThat(OpaqueText.ofUtf8("ä😀".getBytes(StandardCharsets.UTF_8))).isEqualTo("ä😀");
    for (byte[] bytes :
        List.of(
            new byte[] {(byte) 0xc0, (byte) 0xaf},
            new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0xaf},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0},
            new byte[] {'a', (byte) 0xc3})) {
      assertThatThrownBy(() -> OpaqueText.ofUtf8(bytes))
          .isInstanceOf(CharacterCodingException.class);
    }
  }
}
