// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.api.http.ProblemException;
import dev.sotto.core.media.FileUploads.Ending;
import dev.sotto.core.media.FileUploads.Purpose;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.text.DecimalText;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/// The options that a form sets for its files: their end and their purpose.
public final class FileUploadOptions {
  private FileUploadOptions() {}

  /// {@return how long the files are to be kept}
  public static Ending ending(UploadedForm form) {
    return form.text("expiresAt").map(FileUploadOptions::at).orElseGet(Ending.ByPolicy::new);
  }

  private static Ending at(String text) {
    try {
      return new Ending.At(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw ProblemException.invalid("expiresAt: expected a time as 2026-11-21T02:11:19.314Z");
    }
  }

  /// {@return what the files are for}
  public static Purpose purpose(UploadedForm form) {
    return form.text("messageId").map(FileUploadOptions::message).orElseGet(Purpose.OfItsOwn::new);
  }

  private static Purpose message(String text) {
    long number =
        DecimalText.parse(text, 1, MessageId.MAX_VALUE)
            .orElseThrow(
                () -> ProblemException.invalid("messageId: expected the number of a message"));
    return new Purpose.ForMessage(new MessageId(number));
  }
}
