// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The constants and limits that writer and reader of archives share.
final class ArchiveFormat {
  static final String NAME = "sotto-archive";
  static final int VERSION = 1;

  /// How many tables an archive may have, and each of them columns: several times what there are,
  /// so that the archive of a later program is known for one.
  static final int MAX_PARTS = 100;

  /// What the longest text of the domain has: the limit of every text column, and more than the
  /// base64 of everything but bodies of messages has, which are read piece by piece.
  static final int MAX_TEXT = 8_192;

  /// No archive of ours has deeper or longer parts; a damaged one may.
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(8)
          .maxNameLength(100)
          .maxStringLength(MAX_TEXT)
          .build();

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(LIMITS)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private ArchiveFormat() {}

  /// {@return a generator that writes each value on a line of its own}
  static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  static JsonParser parser(InputStream in) throws IOException {
    return FACTORY.createParser(in);
  }
}
