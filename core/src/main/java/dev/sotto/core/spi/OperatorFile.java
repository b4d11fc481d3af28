// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.text.ByteOrderMark;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file that an operator has named. The one way in which such files are read: a pipe or a device
/// is refused, since it may let wait for ever or have no end, and of what grows no more than one
/// byte beyond what is allowed is read. A byte order mark at the beginning is no part of the
/// content.
///
/// @param path as it was given
public record OperatorFile(Path path) {
  /// What a key, a secret or a password may have: 64 KiB, far more than the largest of them.
  public static final int MAX_SECRET_BYTES = 64 * 1024;

  /// What a file of certificates may have: 1 MiB, several times what systems come with.
  public static final int MAX_CERTIFICATE_BYTES = 1024 * 1024;

  /// What the program was started with open, under a name: its input, and what a shell passes as
  /// `<(…)`; somebody is at the other end. And the empty file.
  private static final Pattern PASSED_ON =
      Pattern.compile("/dev/(stdin|fd/\\d+|null)|/proc/self/fd/\\d+");

  /// {@return the file that is called `text`}
  ///
  /// @throws Unreadable when no file can be called so
  public static OperatorFile named(String text) throws Unreadable {
    try {
      return new OperatorFile(Path.of(text));
    } catch (InvalidPathException e) {
      throw new Unreadable("not the name of a file", e);
    }
  }

  /// {@return the content}
  ///
  /// @param most how many bytes it may have
  /// @throws Unreadable when it cannot be read, is larger, or is a device or a pipe
  public byte[] bytes(int most) throws Unreadable {
    try (InputStream in = open()) {
      byte[] found = in.readNBytes(most + 1);
      if (found.length > most) {
        throw larger(most);
      }
      return ByteOrderMark.removed(found);
    } catch (Unreadable e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// {@return the content, of whatever length, to be read once; a byte order mark is part of it}
  ///
  /// @throws Unreadable when it cannot be read, or is a device or a pipe
  public InputStream open() throws Unreadable {
    requireNoFolder();
    if (Files.exists(path) && !PASSED_ON.matcher(path.toString()).matches()) {
      requireFile();
    }
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// {@return the content as text}
  ///
  /// @param most how many bytes it may have
  /// @throws Unreadable when it cannot be read, is larger, or is no UTF-8
  public String text(int most) throws Unreadable {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(most))).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(path + " is not UTF-8 text; save it with that encoding", e);
    }
  }

  /// For libraries that read a file by themselves: a file on the disk, no pipe and no device.
  ///
  /// @param most how many bytes it may have
  /// @throws Unreadable when it cannot be read, is larger, or is no file
  public void require(int most) throws Unreadable {
    requireNoFolder();
    try {
      if (Files.size(path) > most) {
        throw larger(most);
      }
    } catch (Unreadable e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(e);
    }
    requireFile();
    if (!Files.isReadable(path)) {
      throw new Unreadable(path + " cannot be read; check its rights", null);
    }
  }

  /// {@return the first line of what is piped in, without its end; nothing behind it is taken}
  ///
  /// @param what is read, for the message
  /// @param most how many characters it may have
  /// @throws Unreadable when it is longer
  public static String firstLine(Reader in, String what, int most) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
      if (line.length() == most) {
        throw new Unreadable("%s is larger than %d KiB".formatted(what, most / 1024), null);
      }
      line.append((char) c);
    }
    return ByteOrderMark.removed(line.toString());
  }

  /// {@return all of what is piped in}
  ///
  /// @param what is read, for the message
  /// @param most how many characters it may have
  /// @throws Unreadable when it is longer
  public static String all(Reader in, String what, int most) throws IOException {
    var text = new StringBuilder();
    var part = new char[8 * 1024];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      if (read > most - text.length()) {
        throw new Unreadable("%s is larger than %d KiB".formatted(what, most / 1024), null);
      }
      text.append(part, 0, read);
    }
    return ByteOrderMark.removed(text.toString());
  }

  private void requireFile() throws Unreadable {
    if (!Files.isRegularFile(path)) {
      throw new Unreadable(path + " is a device or a pipe; name a file", null);
    }
  }

  private void requireNoFolder() throws Unreadable {
    if (Files.isDirectory(path)) {
      throw new Unreadable(path + " is a folder; name a file", null);
    }
  }

  private Unreadable larger(int most) {
    return new Unreadable("%s is larger than %d KiB".formatted(path, most / 1024), null);
  }

  private Unreadable unreadable(IOException failure) {
    return new Unreadable(
        "%s cannot be read (%s); check its name and its rights"
            .formatted(path, failure.getClass().getSimpleName()),
        failure);
  }

  /// The reason why a file has no content. The message names the file and says what to do, and
  /// holds nothing of the content.
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
