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

final class OperatorFileTest {
  @TempDir private Path folder;

  @Test
  void textShouldBeTakenUpToTheBoundAndWithoutAMark() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "\uFEFF12345");

    assertThat(new OperatorFile(file).text(8)).isEqualTo("12345");
    assertThatThrownBy(() -> new OperatorFile(file).text(7))
        .isInstanceOf(OperatorFile.Unreadable.class)
        .hasMessageContaining("larger than");
  }

  @Test
  void deviceShouldBeNoFile() {
    var endless = new OperatorFile(Path.of("/dev/zero"));

    assertThatThrownBy(() -> endless.bytes(OperatorFile.MAX_SECRET_BYTES))
        .hasMessage("/dev/zero is a device or a pipe; name a file");
    assertThatThrownBy(() -> endless.require(OperatorFile.MAX_SECRET_BYTES))
        .hasMessage("/dev/zero is a device or a pipe; name a file");
    assertThatThrownBy(endless::open).hasMessage("/dev/zero is a device or a pipe; name a file");
  }

  /// Opening it would wait for a writer.
  @Test
  @Timeout(10)
  void pipeThatNobodyWritesToShouldBeNoFile() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> new OperatorFile(pipe).text(8))
        .isInstanceOf(OperatorFile.Unreadable.class)
        .hasMessage(pipe + " is a device or a pipe; name a file");
  }

  @Test
  void emptyDeviceShouldBeAnEmptyFile() throws IOException {
    assertThat(new OperatorFile(Path.of("/dev/null")).text(8)).isEmpty();
  }

  @Test
  void folderShouldBeNoFile() {
    assertThatThrownBy(() -> new OperatorFile(folder).text(8))
        .hasMessage(folder + " is a folder; name a file");
    assertThatThrownBy(() -> new OperatorFile(folder).require(8))
        .hasMessage(folder + " is a folder; name a file");
  }

  @Test
  void linkShouldStandForItsFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("b"), file);

    assertThat(new OperatorFile(link).text(1)).isEqualTo("x");
    new OperatorFile(link).require(1);
  }

  @Test
  void messageShouldTellWhyThereIsNothing() {
    assertThatThrownBy(() -> new OperatorFile(folder.resolve("none")).text(8))
        .isInstanceOf(OperatorFile.Unreadable.class)
        .hasMessageContaining("none cannot be read (NoSuchFileException); check its name");
    assertThatThrownBy(() -> OperatorFile.named("a\0b"))
        .isInstanceOf(OperatorFile.Unreadable.class);
  }

  @Test
  void pipeWithoutAnEndShouldBeTooLarge() {
    assertThatThrownBy(() -> OperatorFile.firstLine(new Endless(), "the password", 2048))
        .hasMessage("the password is larger than 2 KiB");
    assertThatThrownBy(() -> OperatorFile.all(new Endless(), "the input", 2048))
        .hasMessage("the input is larger than 2 KiB");
  }

  @Test
  void firstLineShouldWaitForNothingBehindIt() throws IOException {
    var in = new StringReader("\uFEFFone\r\ntwo");

    assertThat(OperatorFile.firstLine(in, "the password", 8)).isEqualTo("one");
    assertThat(OperatorFile.all(in, "the input", 8)).isEqualTo("\ntwo");
    assertThat(OperatorFile.firstLine(in, "the password", 8)).isEmpty();
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
