// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.websocket.WsOpCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrameWriterTest {
  private final Recorder out = new Recorder();
  private final FrameWriter writer = new FrameWriter(out, () -> 1);

  @Test
  void writeShouldWriteAtOnce() throws IOException {
    writer.write(WsOpCode.TEXT, bytes("a"));

    assertThat(out.writes).containsExactly("\u0081\u0001a");
    assertThat(writer.started()).isZero();
  }

  @Test
  void keepShouldWaitForTheNextFrameAndStayBeforeIt() throws IOException {
    writer.keep(WsOpCode.TEXT, bytes("a"));
    writer.keep(WsOpCode.TEXT, bytes("b"));
    assertThat(out.writes).isEmpty();

    writer.write(WsOpCode.PING, new byte[0]);
    writer.write(WsOpCode.TEXT, bytes("c"));

    assertThat(out.writes)
        .containsExactly("\u0081\u0001a\u0081\u0001b\u0089\u0000", "\u0081\u0001c");
  }

  @Test
  void flushShouldWriteWhatWasKeptOnce() throws IOException {
    writer.keep(WsOpCode.TEXT, bytes("a"));

    writer.flush();
    writer.flush();

    assertThat(out.writes).containsExactly("\u0081\u0001a");
  }

  @Test
  void keepShouldNotLetMuchWait() throws IOException {
    for (int i = 0; i < 100; i++) {
      writer.keep(WsOpCode.TEXT, bytes("x".repeat(1_000)));
    }

    assertThat(out.writes).hasSizeBetween(10, 13);
    writer.flush();
    assertThat(String.join("", out.writes)).hasSize(100 * 1_004);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Keeps what is written, a character for each byte.
  private static final class Recorder implements DataWriter {
    private final List<String> writes = new ArrayList<>();

    @Override
    public void write(BufferData... buffers) {
      throw new AssertionError("not now");
    }

    @Override
    public void write(BufferData buffer) {
      throw new AssertionError("not now");
    }

    @Override
    public void writeNow(BufferData... buffers) {
      throw new AssertionError("more than one write");
    }

    @Override
    public void writeNow(BufferData buffer) {
      var bytes = new byte[buffer.available()];
      buffer.read(bytes);
      writes.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}
