// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The type that the owner of an object declares (RFC 9110 §8.3.1), without parameters. The server
/// cannot check it: the bytes are encrypted.
///
/// @param text `type/subtype`, lower case, at most 100 characters
public record MediaType(String text) {
  private static final int MAX_LENGTH = 100;
  private static final int MAX_EXTENSION = 16;
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

  /// What browsers, phones and Windows call types that are registered under another name (IANA,
  /// WHATWG MIME Sniffing §4.6).
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("application/msexcel", "application/vnd.ms-excel"),
          Map.entry("application/mspowerpoint", "application/vnd.ms-powerpoint"),
          Map.entry("application/ogg", "audio/ogg"),
          Map.entry("application/powerpoint", "application/vnd.ms-powerpoint"),
          Map.entry("application/x-excel", "application/vnd.ms-excel"),
          Map.entry("application/x-msexcel", "application/vnd.ms-excel"),
          Map.entry("application/x-msword", "application/msword"),
          Map.entry("application/x-pdf", "application/pdf"),
          Map.entry("application/x-zip", "application/zip"),
          Map.entry("application/x-zip-compressed", "application/zip"),
          Map.entry("application/zip-compressed", "application/zip"),
          Map.entry("audio/aacp", "audio/aac"),
          Map.entry("audio/m4a", "audio/mp4"),
          Map.entry("audio/mp3", "audio/mpeg"),
          Map.entry("audio/mpeg3", "audio/mpeg"),
          Map.entry("audio/mpg", "audio/mpeg"),
          Map.entry("audio/vnd.wave", "audio/wav"),
          Map.entry("audio/wave", "audio/wav"),
          Map.entry("audio/x-aac", "audio/aac"),
          Map.entry("audio/x-m4a", "audio/mp4"),
          Map.entry("audio/x-mp3", "audio/mpeg"),
          Map.entry("audio/x-mp4", "audio/mp4"),
          Map.entry("audio/x-mpeg", "audio/mpeg"),
          Map.entry("audio/x-mpeg-3", "audio/mpeg"),
          Map.entry("audio/x-ogg", "audio/ogg"),
          Map.entry("audio/x-pn-wav", "audio/wav"),
          Map.entry("audio/x-wav", "audio/wav"),
          Map.entry("image/jpe", "image/jpeg"),
          Map.entry("image/jpg", "image/jpeg"),
          Map.entry("image/pjpeg", "image/jpeg"),
          Map.entry("image/x-png", "image/png"),
          Map.entry("video/m4v", "video/mp4"),
          Map.entry("video/mpg", "video/mpeg"),
          Map.entry("video/x-m4v", "video/mp4"),
          Map.entry("video/x-mp4", "video/mp4"),
          Map.entry("video/x-mpeg", "video/mpeg"),
          Map.entry("video/x-quicktime", "video/quicktime"));

  /// The endings of file names, where they are not the subtype.
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("application/msword", "doc"),
          Map.entry("application/octet-stream", "bin"),
          Map.entry("application/vnd.ms-excel", "xls"),
          Map.entry("application/vnd.ms-powerpoint", "ppt"),
          Map.entry("application/vnd.oasis.opendocument.presentation", "odp"),
          Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ods"),
          Map.entry("application/vnd.oasis.opendocument.text", "odt"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
          Map.entry("audio/mp4", "m4a"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("text/plain", "txt"),
          Map.entry("video/mpeg", "mpg"),
          Map.entry("video/ogg", "ogv"),
          Map.entry("video/quicktime", "mov"));

  /// What nothing is known of.
  public static final MediaType BYTES = new MediaType("application/octet-stream");

  public MediaType {
    if (!isValid(text)) {
      throw new IllegalArgumentException("media type: expected type/subtype in lower case");
    }
  }

  /// {@return the type that a client names, whatever the case of its letters, without parameters
  /// and under its registered name; empty when it is none}
  ///
  /// @param said a `Content-Type` as it stands in a header, a form or a body
  public static Optional<MediaType> named(String said) {
    int parameters = said.indexOf(';');
    String bare = parameters < 0 ? said : said.substring(0, parameters);
    String type = bare.strip().toLowerCase(Locale.ROOT);
    return isValid(type)
        ? Optional.of(new MediaType(ALIASES.getOrDefault(type, type)))
        : Optional.empty();
  }

  /// {@return whether `text` may be a media type}
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }

  /// {@return the ending of a file of this type, as people know it}
  public String ending() {
    return ENDINGS.getOrDefault(text, extension());
  }

  /// {@return the subtype where it may be the extension of a file name, else `bin`}
  String extension() {
    String subtype = text.substring(text.indexOf('/') + 1);
    boolean plain =
        subtype.length() <= MAX_EXTENSION
            && subtype.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    return plain ? subtype : "bin";
  }
}
