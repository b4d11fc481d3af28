// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.api.http.ProblemException;
import dev.sotto.core.text.OpaqueText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/// The header `Content-Disposition` of one part (RFC 7578 §4.2), as UTF-8 and nothing else.
///
/// @param field what the form calls it
/// @param fileName what the client calls the file, empty when it says nothing
record ContentDisposition(String field, String fileName) {
  /// What the parser puts where encoded words, or `filename*`, hold no text.
  private static final char NO_CHARACTER = '\uFFFD';

  private static final String WRITTEN_OUT = "%ef%bf%bd";

  /// {@return what is said of `part`}
  ///
  /// @throws ProblemException when a storage could not keep it
  /// @throws IOException when it cannot be understood
  static ContentDisposition of(FileItemInput part) throws IOException {
    String header = utf8(part.getHeaders().getHeader("Content-Disposition"));
    var parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    Map<String, String> said = MultipartParser.parsed(() -> parser.parse(header, ';'));
    boolean means =
        header.indexOf(NO_CHARACTER) >= 0 || header.toLowerCase(Locale.ROOT).contains(WRITTEN_OUT);
    return new ContentDisposition(text(said, "name", means), text(said, "filename", means));
  }

  /// @param header one character a byte
  private static String utf8(String header) {
    try {
      return OpaqueText.ofUtf8(header.getBytes(StandardCharsets.ISO_8859_1));
    } catch (CharacterCodingException e) {
      throw notText();
    }
  }

  /// @param means whether the client has written the character that stands for others
  private static String text(Map<String, String> said, String parameter, boolean means) {
    String text = Objects.requireNonNullElse(said.get(parameter), "").strip();
    if (!OpaqueText.isWellFormed(text) || (!means && text.indexOf(NO_CHARACTER) >= 0)) {
      throw notText();
    }
    if (text.indexOf('\0') >= 0) {
      throw ProblemException.invalid("files: expected names without NUL");
    }
    return text;
  }

  private static ProblemException notText() {
    return ProblemException.invalid("files: expected the names of fields and files in UTF-8");
  }
}
