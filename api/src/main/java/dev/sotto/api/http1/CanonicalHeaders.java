// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.WritableHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The headers of a request as the web server is given them, each on one line, in bytes. For one
/// thread.
final class CanonicalHeaders {
  private static final String SEPARATOR = ": ";
  private static final String END = "\r\n";

  private byte[] lines = new byte[512];
  private int length;

  /// @param name in ISO 8859-1, as `value`
  void add(String name, String value) {
    add(name, name.length(), value);
  }

  /// @param line begins with the name of the header
  /// @param end of the name
  void add(String line, int end, String value) {
    int more = end + SEPARATOR.length() + value.length() + END.length();
    if (length + more > lines.length) {
      lines = Arrays.copyOf(lines, Math.max(2 * lines.length, length + more));
    }
    length = write(line, end, lines, length);
    length = write(SEPARATOR, SEPARATOR.length(), lines, length);
    length = write(value, value.length(), lines, length);
    length = write(END, END.length(), lines, length);
  }

  /// {@return a head with these headers}
  ///
  /// @param firstLine with the line feed at its end
  byte[] after(String firstLine) {
    var head = new byte[firstLine.length() + length + END.length()];
    int at = write(firstLine, firstLine.length(), head, 0);
    System.arraycopy(lines, 0, head, at, length);
    write(END, END.length(), head, at + length);
    return head;
  }

  /// {@return what has been added, to be looked at}
  ServerRequestHeaders read() {
    var headers = WritableHeaders.create();
    new String(lines, 0, length, StandardCharsets.ISO_8859_1)
        .lines()
        .forEach(
            line -> {
              int end = line.indexOf(SEPARATOR);
              headers.add(
                  HeaderNames.create(line.substring(0, end)),
                  line.substring(end + SEPARATOR.length()));
            });
    return ServerRequestHeaders.create(headers);
  }

  private static int write(String text, int end, byte[] into, int from) {
    for (int i = 0; i < end; i++) {
      char letter = text.charAt(i);
      if (letter > 0xff) {
        throw new IllegalArgumentException("a header holds a character beyond ISO 8859-1");
      }
      into[from + i] = (byte) letter;
    }
    return from + end;
  }
}
