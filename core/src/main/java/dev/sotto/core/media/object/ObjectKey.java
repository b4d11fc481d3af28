// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import dev.sotto.core.account.AccountId;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names one object for ever: `media/<owner>/<random UUID>.<extension>`. Made by the server alone.
///
/// The form is the one that FoxTrot's clients use as the name of a file in their cache: the last
/// part is unique by itself and has exactly one dot.
///
/// @param text as above; the UUID in lower case, the extension of 1 to 16 lower-case letters and
///   digits
public record ObjectKey(String text) implements Comparable<ObjectKey> {
  private static final String FILE = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern FORM =
      Pattern.compile("media/([1-9][0-9]{0,15})/" + FILE + "\\.[a-z0-9]{1,16}");

  public ObjectKey {
    if (!isValid(text)) {
      throw new IllegalArgumentException("object key: expected media/<owner>/<uuid>.<extension>");
    }
  }

  /// {@return a key that nobody can guess}
  ///
  /// @param random cryptographically strong
  public static ObjectKey random(AccountId owner, MediaType type, RandomGenerator random) {
    // The bits of version 4 (RFC 9562 §5.4).
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new ObjectKey(
        "media/%d/%s.%s".formatted(owner.value(), new UUID(high, low), type.extension()));
  }

  /// {@return whether `text` may be a key}
  public static boolean isValid(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && Long.parseLong(matcher.group(1)) <= AccountId.MAX;
  }

  /// {@return whether `text` may be [#file] of a key}
  public static boolean isFile(String text) {
    return text.matches(FILE);
  }

  /// {@return what the keys of all objects of `owner` begin with}
  public static String folder(AccountId owner) {
    return "media/%d/".formatted(owner.value());
  }

  /// {@return whose object it is}
  public AccountId owner() {
    int start = "media/".length();
    return new AccountId(Long.parseLong(text.substring(start, text.indexOf('/', start))));
  }

  /// {@return the part that no other key has}
  public UUID file() {
    int start = text.lastIndexOf('/') + 1;
    return UUID.fromString(text.substring(start, text.indexOf('.', start)));
  }

  @Override
  public int compareTo(ObjectKey other) {
    return text.compareTo(other.text);
  }
}
