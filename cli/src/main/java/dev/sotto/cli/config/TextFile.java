// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.core.text.ByteOrderMark;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A file that an operator has written with some editor: UTF-8, a byte order mark at its beginning
/// is no part of the text (Windows puts one there). The one place where such files are read.
public final class TextFile {
  private TextFile() {}

  /// {@return the text of a file}
  ///
  /// @param most how many bytes it may have
  /// @throws Unreadable when it cannot be read, is larger, or is no UTF-8
  public static String read(Path file, int most) throws Unreadable {
    try {
      if (!Files.isDirectory(file) && Files.size(file) > most) {
        throw new Unreadable(file + " is larger than " + most / 1024 + " KiB");
      }
      return ByteOrderMark.removed(Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw (Unreadable)
          new Unreadable(file + " is not UTF-8 text; save it with that encoding").initCause(e);
    } catch (IOException e) {
      throw (Unreadable)
          new Unreadable(
                  "%s cannot be read (%s); check its name and its rights"
                      .formatted(file, e.getClass().getSimpleName()))
              .initCause(e);
    }
  }

  /// As above, for a path as it was typed.
  public static String read(String file, int most) throws Unreadable {
    try {
      return read(Path.of(file), most);
    } catch (InvalidPathException e) {
      throw (Unreadable) new Unreadable("not the name of a file").initCause(e);
    }
  }

  /// Why a file has no text. The message names the file and says what to do.
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }
}
