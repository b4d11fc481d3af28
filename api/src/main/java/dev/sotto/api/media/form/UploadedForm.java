// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.api.http.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files and texts of one form. Closing it lets the files go. Not safe for use by many threads.
public final class UploadedForm implements AutoCloseable {
  private final List<UploadedFile> files = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();

  void add(UploadedFile file) {
    files.add(file);
  }

  /// @throws ProblemException when the field has a text already
  void add(String field, String text) {
    if (texts.putIfAbsent(field, text) != null) {
      throw ProblemException.invalid(field + ": expected once");
    }
  }

  /// {@return the files in the order in which they have come}
  public List<UploadedFile> files() {
    return List.copyOf(files);
  }

  /// {@return the text in a field, empty when there is none}
  Optional<String> text(String field) {
    return Optional.ofNullable(texts.get(field)).filter(text -> !text.isEmpty());
  }

  @Override
  public void close() {
    files.forEach(file -> file.spooled().close());
  }
}
