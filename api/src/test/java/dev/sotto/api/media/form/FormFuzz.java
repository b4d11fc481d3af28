// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.api.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Forms: whatever comes is read or refused, and leaves nothing behind.
public final class FormFuzz {
  private static final UploadSpool SPOOL = new UploadSpool(1 << 20);
  private static final String TYPE = "multipart/form-data; boundary=b";

  private FormFuzz() {}

  /// Called for each input.
  public static void fuzzerTestOneInput(byte[] input) {
    var body = new MultipartParser.Source(TYPE, new ByteArrayInputStream(input));
    try (UploadedForm form = FormReader.read(body, SPOOL, 4_096, () -> {})) {
      FileUploadOptions.ending(form);
      FileUploadOptions.purpose(form);
    } catch (ProblemException | IOException e) {
      // As it should be.
    }
    if (SPOOL.held() != 0) {
      throw new AssertionError("the spool still holds " + SPOOL.held());
    }
  }
}
