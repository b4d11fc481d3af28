// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class GivenFileTest {
  @TempDir private Path folder;

  @Test
  void textShouldBeTakenUpToTheBoundAndWithoutAMark() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "\uFEFF12345");

    assertThat(new GivenFile(file).text(8)).isEqualTo("12345");
    assertThatThrownBy(() -> new GivenFile(file).text(7))
        .isInstanceOf(GivenFile.Unreadable.class)
        .hasMessageContaining("larger than");
  }

  @Test
  void deviceShouldBeNoFile() {
    var endless = new GivenFile(Path.of("/dev/zero"));

    assertThatThrownBy(() -> endless.bytes(GivenFile.MAX_SECRET_BYTES))
        .hasMessage("/dev/zero is a device or a pipe; name a file");
    assertThatThrownBy(() -> endless.require(GivenFile.MAX_SECRET_BYTES))
        .hasMessage("/dev/zero is a device or a pipe; name a file");
    assertThatThrownBy(endless::open).hasMessage("/dev/zero is a device or a pipe; name a file");
  }

  /// Opening it would wait for a writer.
  @Test
  @Timeout(10)
  void pipeThatNobodyWritesToShouldBeNoFile() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> new GivenFile(pipe).text(8))
        .isInstanceOf(GivenFile.Unreadable.class)
        .hasMessage(pipe + " is a device or a pipe; name a file");
  }

  @Test
  void emptyDeviceShouldBeAnEmptyFile() throws IOException {
    assertThat(new GivenFile(Path.of("/dev/null")).text(8)).isEmpty();
  }

  @Test
  void folderShouldBeNoFile() {
    assertThatThrownBy(() -> new GivenFile(folder).text(8))
        .hasMessage(folder + " is a folder; name a file");
    assertThatThrownBy(() -> new GivenFile(folder).require(8))
        .hasMessage(folder + " is a folder; name a file");
  }

  @Test
  void linkShouldStandForItsFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("b"), file);

    assertThat(new GivenFile(link).text(1)).isEqualTo("x");
    new GivenFile(link).require(1);
  }

  @Test
  void messageShouldTellWhyThereIsNothing() {
    assertThatThrownBy(() -> new GivenFile(folder.resolve("none")).text(8))
        .isInstanceOf(GivenFile.Unreadable.class)
        .hasMessageContaining("none cannot be read (NoSuchFileException); check its name");
    assertThatThrownBy(() -> GivenFile.named("a\0b")).isInstanceOf(GivenFile.Unreadable.class);
  }

  @Test
  void pipeWithoutAnEndShouldBeTooLarge() {
    assertThatThrownBy(() -> GivenFile.firstLine(new Endless(), "the password", 2048))
        .hasMessage("the password is larger than 2 KiB");
    assertThatThrownBy(() -> GivenFile.all(new Endless(), "the input", 2048))
        .hasMessage("the input is larger than 2 KiB");
  }

  @Test
  void firstLineShouldWaitForNothingBehindIt() throws IOException {
    var in = new StringReader("\uFEFFone\r\ntwo");

    assertThat(GivenFile.firstLine(in, "the password", 8)).isEqualTo("one");
    assertThat(GivenFile.all(in, "the input", 8)).isEqualTo("\ntwo");
    assertThat(GivenFile.firstLine(in, "the password", 8)).isEmpty();
  }

  /// As `/dev/zero`.
  private static final class Endless extends Reader {
    @Override
    public int read(char[] buffer, int offset, int length) {
      return length;
    }

    @Override
    public void close() {
      // There is nothing to let go of.
    }
  }
}
