// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.transfer.TransferProgress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The format as `docs/archive-format.md` tells it: changed only together with its version.
final class ArchiveWriterTest {
  @Test
  void writeShouldMakeWhatIsDocumented() throws IOException, NoSuchAlgorithmException {
    byte[] things = hashOfThings();
    byte[] nothings = hashOfNothings(things);
    byte[] all = hashOfAll(nothings);

    assertThat(written())
        .isEqualTo(
            """
            {"format":"sotto-archive","version":1,"schema":7,"lastMessageId":99,"tables":[\
            {"name":"thing","rows":2,"key":1,"columns":{"id":"whole","name":"text",\
            "content":"bytes","made_at":"moment","good":"flag"}},\
            {"name":"nothing","rows":0,"key":2,"columns":{"a":"whole","b":"text"}}]}
            {"table":"thing"}
            [1,"é\\"\\n","AAEC",1234,true]
            [9007199254740991,"",null,null,false]
            {"rows":2,"hash":"%s"}
            {"table":"nothing"}
            {"rows":0,"hash":"%s"}
            {"hash":"%s"}
            """
                .formatted(hex(things), hex(nothings), hex(all)));
  }

  @Test
  void writeShouldMakeTheDocumentedEnvelope() {
    assertThat(hex(archive())).startsWith("1f8b08000000000000ff");
  }

  private static String written() throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(archive()))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] archive() {
    var out = new ByteArrayOutputStream();
    try (var source = new TwoTableSource()) {
      ArchiveWriter.write(source, out, TransferProgress.NONE);
    }
    return out.toByteArray();
  }

  private static byte[] hashOfThings() throws IOException, NoSuchAlgorithmException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    text(out, "thing");
    out.writeByte(1);
    out.writeBytes("w");
    out.writeLong(1);
    out.writeBytes("t");
    text(out, "é\"\n");
    out.writeBytes("b");
    out.writeInt(3);
    out.write(new byte[] {0, 1, 2});
    out.writeBytes("m");
    out.writeLong(1_234);
    out.writeBytes("f");
    out.writeByte(1);
    out.writeByte(1);
    out.writeBytes("w");
    out.writeLong(9_007_199_254_740_991L);
    out.writeBytes("t");
    out.writeInt(0);
    out.writeBytes("--f");
    out.writeByte(0);
    out.writeByte(0);
    out.writeLong(2);
    return sha256(bytes);
  }

  private static byte[] hashOfNothings(byte[] before) throws IOException, NoSuchAlgorithmException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(before);
    text(out, "nothing");
    out.writeByte(0);
    out.writeLong(0);
    return sha256(bytes);
  }

  private static byte[] hashOfAll(byte[] before) throws IOException, NoSuchAlgorithmException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(before);
    out.writeLong(99);
    return sha256(bytes);
  }

  private static void text(DataOutputStream out, String value) throws IOException {
    byte[] bytes = value.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] sha256(ByteArrayOutputStream bytes) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
