// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaTypeTest {
  @ParameterizedTest
  @CsvSource({
    "image/jpeg, image/jpeg",
    "Image/JPEG, image/jpeg",
    "image/jpg, image/jpeg",
    "IMAGE/JPG;q=1, image/jpeg",
    "audio/webm;codecs=opus, audio/webm",
    "' audio/webm ; codecs=\"opus, vorbis\"; x=y', audio/webm",
    "audio/mp3, audio/mpeg",
    "audio/x-m4a, audio/mp4",
    "application/x-zip-compressed, application/zip",
    "text/plain; charset=utf-8, text/plain",
    "text/plain;, text/plain",
    "video/x-unheard-of, video/x-unheard-of"
  })
  void namedShouldTellTheRegisteredTypeWhateverWayItIsWritten(String said, String type) {
    assertThat(MediaType.named(said)).contains(new MediaType(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ";", "image", "image/", "/jpeg", "../b", "a/b/c", "a b/c", "ä/b", "a/b\n"})
  void namedShouldRefuseWhatIsNoType(String said) {
    String unfit = said.endsWith("\n") ? said + "c" : said;
    assertThat(MediaType.named(unfit)).isEmpty();
  }

  @Test
  void namedShouldRefuseTypesThatAreTooLong() {
    assertThat(MediaType.named("a/" + "b".repeat(98))).isPresent();
    assertThat(MediaType.named("a/" + "b".repeat(99))).isEmpty();
    assertThat(MediaType.named("a/b;c=" + "d".repeat(100_000))).contains(new MediaType("a/b"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, txt",
    "audio/mpeg, mp3",
    "image/jpeg, jpeg",
    "application/vnd.oasis.opendocument.text, odt",
    "application/octet-stream, bin",
    "application/x-y, bin"
  })
  void endingShouldBeTheOneThatPeopleKnow(String type, String ending) {
    assertThat(new MediaType(type).ending()).isEqualTo(ending);
  }
}
