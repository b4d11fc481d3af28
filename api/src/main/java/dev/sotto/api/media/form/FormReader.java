// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.api.http.ProblemException;
import dev.sotto.api.media.stream.UploadBody.BrokenOff;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.text.OpaqueText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;

/// Reads one form with files and texts, and holds it to its bounds. Not safe for use by many
/// threads.
public final class FormReader {
  /// How many bytes a form has at most: its files, and what is said of them.
  public static final long LARGEST_BODY = Bound.FORM.most();

  /// How many files come at most in one request.
  static final int MAX_FILES = Bound.FORM_FILES.most();

  private static final Set<String> FIELDS = Set.of("files", "file", "avatar");
  private static final Set<String> TEXTS = Set.of("messageId", "expiresAt");
  private static final int MAX_TEXT = Bound.FORM_TEXT.most();

  private final UploadSpool spool;
  private final long largest;
  private final Runnable begun;
  private final UploadedForm form = new UploadedForm();
  private boolean avatar;

  /// @param largest how many bytes a file may have
  /// @param begun hears of each file before it is read, and may refuse it
  private FormReader(UploadSpool spool, long largest, Runnable begun) {
    this.spool = spool;
    this.largest = largest;
    this.begun = begun;
  }

  /// {@return what is in the form; the caller closes it}
  ///
  /// @param largest how many bytes a file may have
  /// @param begun hears of each file before it is read, and may refuse it
  /// @throws ProblemException when it does not fit
  /// @throws IOException when it cannot be read
  public static UploadedForm read(
      MultipartParser.Source body, UploadSpool spool, long largest, Runnable begun)
      throws IOException {
    var reader = new FormReader(spool, largest, begun);
    try {
      reader.readParts(body);
      return reader.form;
    } catch (IOException | RuntimeException e) {
      reader.form.close();
      throw e;
    }
  }

  private void readParts(MultipartParser.Source body) throws IOException {
    try {
      MultipartParser.Parts parts = MultipartParser.parts(body, LARGEST_BODY);
      for (int count = 0; parts.hasNext(); count++) {
        if (count == Bound.FORM_PARTS.most()) {
          throw ProblemException.invalid("expected at most %d parts".formatted(count));
        }
        readPart(parts.next());
      }
      parts.end(LARGEST_BODY);
    } catch (FileUploadSizeException e) {
      throw ProblemException.invalid(
          "the request, or what is said of one of its parts, is too long");
    } catch (FileUploadException e) {
      if (e.getCause() instanceof BrokenOff brokenOff) {
        throw brokenOff;
      }
      throw ProblemException.invalid("the body is not whole, or no multipart/form-data");
    }
  }

  private void readPart(FileItemInput part) throws IOException {
    if (part.isFormField()) {
      readText(part);
    } else {
      readFile(part);
    }
  }

  /// Texts that mean nothing here are passed over: forms have more fields than we know.
  private void readText(FileItemInput part) throws IOException {
    String field = ContentDisposition.of(part).field();
    if (!TEXTS.contains(field)) {
      return;
    }
    byte[] text = part.getInputStream().readNBytes(MAX_TEXT + 1);
    if (text.length > MAX_TEXT) {
      throw ProblemException.invalid("%s: expected at most %d bytes".formatted(field, MAX_TEXT));
    }
    try {
      form.add(field, OpaqueText.ofUtf8(text).strip());
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid(field + ": expected UTF-8");
    }
  }

  private void readFile(FileItemInput part) throws IOException {
    ContentDisposition said = ContentDisposition.of(part);
    String field = said.field();
    if (!FIELDS.contains(field)) {
      throw ProblemException.invalid("files: expected in the fields files, file or avatar");
    }
    String name = OriginalFileName.of(said.fileName());
    if (form.files().size() == MAX_FILES) {
      throw ProblemException.invalid("%s: expected at most %d files".formatted(field, MAX_FILES));
    }
    if (field.equals("avatar") && avatar) {
      throw ProblemException.invalid("avatar: expected one file");
    }
    avatar |= field.equals("avatar");
    MediaType type = FileTypes.read(field, Objects.requireNonNullElse(part.getContentType(), ""));
    begun.run();
    SpooledFile spooled = spool.take(part.getInputStream(), largest);
    if (name.isEmpty() && spooled.size() == 0) {
      // What browsers send for a field in which nobody has chosen a file.
      spooled.close();
      return;
    }
    form.add(new UploadedFile(name, type, spooled));
    if (spooled.size() < 1 || spooled.size() > largest) {
      throw ProblemException.invalid("%s: expected 1 to %d bytes a file".formatted(field, largest));
    }
  }
}
