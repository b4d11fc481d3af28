// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.api.http.ProblemException;
import dev.sotto.core.media.object.MediaType;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The types of files that are taken. Nobody looks whether a file is what its type says: it may be
/// ciphertext, and clients get it as a download in any case.
public final class FileTypes {
  private static final Set<String> IMAGES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private static final Set<String> AUDIO =
      Set.of("audio/aac", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/wav", "audio/webm");

  private static final Set<String> VIDEO =
      Set.of("video/mp4", "video/mpeg", "video/ogg", "video/quicktime", "video/webm");

  private static final Set<String> DOCUMENTS =
      Set.of(
          "application/msword",
          "application/pdf",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/vnd.oasis.opendocument.presentation",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "text/plain");

  private static final Set<String> OTHERS = Set.of("application/octet-stream", "application/zip");

  private static final Set<String> ALL =
      Stream.of(IMAGES, AUDIO, VIDEO, DOCUMENTS, OTHERS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /// What a part without a type is (RFC 7578 §4.4).
  private static final String UNSAID = "text/plain";

  private FileTypes() {}

  /// {@return the type in a header `Content-Type`, without its parameters}
  ///
  /// @param header empty when there is none
  /// @throws ProblemException when files of that type are not taken
  static MediaType read(String field, String header) {
    String said = header.isBlank() || header.strip().startsWith(";") ? UNSAID : header;
    return MediaType.named(said)
        .filter(type -> ALL.contains(type.text()))
        .orElseThrow(() -> ProblemException.invalid(field + ": files of this type are not taken"));
  }

  /// {@return the type under which an object is given: objects may have come in other ways}
  public static MediaType given(MediaType type) {
    return ALL.contains(type.text()) ? type : MediaType.BYTES;
  }

  public static boolean isImage(MediaType type) {
    return IMAGES.contains(type.text());
  }

  /// {@return the type in one word}
  public static String kind(MediaType type) {
    String text = type.text();
    if (isImage(type)) {
      return "image";
    }
    if (AUDIO.contains(text)) {
      return "audio";
    }
    if (VIDEO.contains(text)) {
      return "video";
    }
    return DOCUMENTS.contains(text) ? "document" : "other";
  }
}
