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

/// What writer and reader of archives agree on.
final class ArchiveFormat {
  static final String NAME = "sotto-archive";
  static final int VERSION = 1;

  /// No archive of ours has deeper or longer parts; a damaged one may.
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(8)
          .maxNameLength(100)
          .maxStringLength(256 * 1024 * 1024)
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
