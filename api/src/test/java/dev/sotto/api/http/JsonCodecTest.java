// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonCodecTest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Test
  void bytesShouldHoldCharactersAsTheyAre() {
    byte[] written = JsonCodec.bytes(json -> json.writeString("käse 😀 \"\n"));

    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo("\"käse 😀 \\\"\\n\"");
  }

  @Test
  void bytesShouldBeThoseOfTheText() {
    for (int length : new int[] {0, 1, 3_999, 7_998, 7_999, 8_000, 8_191, 8_192, 40_000, 300_000}) {
      String text = "aé😀".repeat(length / 3 + 1).substring(0, length / 4 * 4);
      assertThat(
              new String(JsonCodec.bytes(json -> json.writeString(text)), StandardCharsets.UTF_8))
          .isEqualTo(JsonCodec.text(json -> json.writeString(text)));
    }
  }

  @Test
  void heldBytesShouldBeAllThatWasWritten() throws IOException {
    var random = new Random(11);
    for (int round = 0; round < 300; round++) {
      var taken = new AtomicLong();
      var held = new ResponseBuffer(taken::addAndGet);
      var expected = new ByteArrayOutputStream();
      for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
        var piece = new byte[random.nextInt(pieces % 3 == 0 ? 30_000 : 900)];
        random.nextBytes(piece);
        int from = piece.length / 3;
        held.write(piece, from, piece.length - from);
        held.write(7);
        expected.write(piece, from, piece.length - from);
        expected.write(7);
      }

      var copied = new ByteArrayOutputStream();
      held.writeTo(copied);
      assertThat(copied.toByteArray()).isEqualTo(expected.toByteArray());
      assertThat(held.toByteArray()).isEqualTo(expected.toByteArray());
      assertThat(held.size()).isEqualTo(expected.size());
      // What is not asked for is a little.
      assertThat(expected.size() - taken.get()).isLessThanOrEqualTo(8 * 1024);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "2026-11-30T14:05:06.007Z",
        "2024-02-29T23:59:59.999999999Z",
        "0000-01-01T00:00:00Z",
        "0999-10-10T10:10:10.1Z",
        "9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z"
      })
  void timesShouldHaveMilliseconds(String time) {
    assertThat(JsonCodec.time(Instant.parse(time))).isEqualTo(TIME.format(Instant.parse(time)));
  }

  @Test
  void timesShouldBeThoseOfAFormatter() {
    var random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      Instant time =
          Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_402_300_000L))
              .plusNanos(random.nextInt(1_000_000_000));
      assertThat(JsonCodec.time(time)).isEqualTo(TIME.format(time));
    }
  }
}
