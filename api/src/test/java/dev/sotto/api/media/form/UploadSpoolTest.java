// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.media.MediaClient;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class UploadSpoolTest {
  private final UploadSpool spool = new UploadSpool(1_000_000);

  @Test
  void fileShouldHaveWhatHasCome() throws IOException {
    byte[] bytes = MediaClient.bytes(200_001);

    try (SpooledFile file = spool.take(new ByteArrayInputStream(bytes), 200_001)) {
      assertThat(file.size()).isEqualTo(200_001);
      assertThat(spool.held()).isEqualTo(200_001);
      try (InputStream again = file.bytes()) {
        assertThat(again.readAllBytes()).isEqualTo(bytes);
      }
    }
    assertThat(spool.held()).isZero();
  }

  @Test
  void takeShouldStopOneBeyondTheMost() throws IOException {
    var bytes = new ByteArrayInputStream(new byte[500_000]);

    try (SpooledFile file = spool.take(bytes, 100_000)) {
      assertThat(file.size()).isEqualTo(100_001);
      assertThat(spool.held()).isEqualTo(100_001);
    }
    assertThat(bytes.available()).isGreaterThan(300_000);
  }

  @Test
  void takeShouldRefuseWhenTheFolderHasEnough() throws IOException {
    try (SpooledFile first = spool.take(new ByteArrayInputStream(new byte[600_000]), 600_000)) {
      assertThatThrownBy(() -> spool.take(new ByteArrayInputStream(new byte[600_000]), 600_000))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> assertThat(refused.problem()).isEqualTo(Problem.BUSY));
      assertThat(spool.held()).isEqualTo(first.size());
    }
    assertThat(spool.held()).isZero();
  }

  @Test
  void takeShouldLetGoWhenTheBytesFail() {
    var failing =
        new FilterInputStream(new ByteArrayInputStream(new byte[100_000])) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read < 0) {
              throw new IOException("gone");
            }
            return read;
          }
        };

    assertThatThrownBy(() -> spool.take(failing, 1_000_000)).isInstanceOf(IOException.class);
    assertThat(spool.held()).isZero();
  }
}
