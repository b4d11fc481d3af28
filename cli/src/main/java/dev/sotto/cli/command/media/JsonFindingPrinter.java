// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.core.media.maintenance.Finding;
import dev.sotto.core.media.object.MediaObject;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes an object for each finding: `expected` bytes and how many there are (`actual`), each
/// where it is known; of other bytes than came in the two checksums.
record JsonFindingPrinter(JsonGenerator out) implements FindingPrinter {
  @Override
  public void looked() {}

  @Override
  public void found(Finding finding, boolean repaired) {
    try {
      out.writeStartObject();
      write(finding);
      out.writeStringField("name", finding.name());
      out.writeBooleanField("repaired", repaired);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("findings cannot be printed", e);
    }
  }

  private void write(Finding finding) throws IOException {
    switch (finding) {
      case Finding.Missing(var object) -> {
        out.writeStringField("kind", "missing");
        writeExpected(object);
      }
      case Finding.WrongSize(var object, long actual) -> {
        out.writeStringField("kind", "wrongSize");
        writeExpected(object);
        out.writeNumberField("actual", actual);
      }
      case Finding.Damaged(var object, var actual) -> {
        out.writeStringField("kind", "damaged");
        out.writeStringField("expectedSha256", object.content().checksum().hex());
        out.writeStringField("actualSha256", actual.hex());
      }
      case Finding.Unreadable(var object) -> {
        out.writeStringField("kind", "unreadable");
        writeExpected(object);
      }
      case Finding.Unclaimed(_, long size) -> {
        out.writeStringField("kind", "unclaimed");
        out.writeNumberField("actual", size);
      }
      case Finding.Foreign(_, long size) -> {
        out.writeStringField("kind", "foreign");
        out.writeNumberField("actual", size);
      }
    }
  }

  private void writeExpected(MediaObject object) throws IOException {
    out.writeNumberField("expected", object.content().size().bytes());
  }
}
