// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.util.Locale;
import java.util.regex.Pattern;

/// What the owner says an object is (RFC 9110 §8.3.1), without parameters. The server cannot check
/// it: the bytes are encrypted.
///
/// @param text `type/subtype`, lower case, at most 100 characters
public record MediaType(String text) {
  private static final int MAX_LENGTH = 100;
  private static final int MAX_EXTENSION = 16;
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

  /// What nothing is known of.
  public static final MediaType BYTES = new MediaType("application/octet-stream");

  public MediaType {
    if (!isValid(text)) {
      throw new IllegalArgumentException("media type: expected type/subtype in lower case");
    }
  }

  /// {@return whether `text` may be a media type}
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  /// {@return the subtype where it may be the extension of a file name, else `bin`}
  String extension() {
    String subtype = text.substring(text.indexOf('/') + 1).toLowerCase(Locale.ROOT);
    boolean plain =
        subtype.length() <= MAX_EXTENSION
            && subtype.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    return plain ? subtype : "bin";
  }
}
