// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;

/// Text that names somebody: people read it, type it and take it for the same when it looks the
/// same.
public final class NameText {
  /// The longest name, in UTF-16 units, that may be compared: composing takes time that grows with
  /// the square of the number of combining marks in a row.
  public static final int MAX_LENGTH = 1_024;

  /// More rounds than any text of Unicode 16 needs to become its own folding.
  private static final int MAX_ROUNDS = 4;

  private static final int DOTLESS_I = 0x131;

  /// Letters, marks and symbols that are nothing but room, whatever their category: Ogham space,
  /// Braille blank, object replacement, null notehead, blanks of hieroglyphs, the Khitan filler,
  /// selectors of Duployan.
  private static final String EMPTY =
      "\u1680\u2800\uFFFC\uD834\uDD59\uD80D\uDC41\uD80D\uDC42\uD81B\uDFE4"
          + "\uD82F\uDC9D\uD82F\uDC9E";

  /// Keyboards add them to pictures by themselves; they are passed over when names are compared.
  private static final String PICTURE_SELECTORS = "\uFE0E\uFE0F";

  private NameText() {}

  /// {@return whether a new name may be `text`: well-formed, nothing invisible in it, no controls,
  /// nothing that Unicode has not assigned or leaves to private use, single blanks between what is
  /// seen and none at the ends, not empty, [#MAX_LENGTH] UTF-16 units at most}
  public static boolean isReadable(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && OpaqueText.isWellFormed(text)
        && !isBlank(text.codePointAt(0))
        && !isBlank(text.codePointBefore(text.length()))
        && text.codePoints().noneMatch(NameText::isHidden)
        && !hasBlanksTogether(text)
        && !folded(text).isBlank();
  }

  /// {@return whether `codePoint` controls text instead of being seen, so that no name ever had it}
  public static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isHidden(int codePoint) {
    return isControl(codePoint)
        || isMeaningless(codePoint)
        || EMPTY.indexOf(codePoint) >= 0
        || (DefaultIgnorable.contains(codePoint) && PICTURE_SELECTORS.indexOf(codePoint) < 0);
  }

  /// What looks in each font as its maker likes, or like nothing (RFC 8264 §8.2, §9.10, §9.13).
  private static boolean isMeaningless(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.UNASSIGNED || type == Character.PRIVATE_USE;
  }

  private static boolean isBlank(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
  }

  /// Two look like one.
  private static boolean hasBlanksTogether(String text) {
    int[] codePoints = text.codePoints().toArray();
    return IntStream.range(1, codePoints.length)
        .anyMatch(i -> isBlank(codePoints[i - 1]) && isBlank(codePoints[i]));
  }

  /// {@return the form in which names are compared: compatibility-normalised, case-folded, without
  /// what nobody sees (NFKC_Casefold, The Unicode Standard, D146 and R5). Folding its own result
  /// changes nothing}
  ///
  /// @param text [#MAX_LENGTH] UTF-16 units at most
  public static String folded(String text) {
    requireShort(text);
    String form = once(text);
    for (int round = 1; round < MAX_ROUNDS; round++) {
      String next = once(form);
      if (next.equals(form)) {
        return form;
      }
      form = next;
    }
    return form;
  }

  /// {@return the form in which names were compared up to schema 7: compatibility-normalised
  /// (NFKC), lower case}
  ///
  /// @param text [#MAX_LENGTH] UTF-16 units at most
  public static String formerlyFolded(String text) {
    requireShort(text);
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static void requireShort(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "name: %d chars (expected: %d at most)".formatted(text.length(), MAX_LENGTH));
    }
  }

  private static String once(String text) {
    var folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(codePoint -> !DefaultIgnorable.contains(codePoint))
        .forEach(codePoint -> fold(codePoint, folded));
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /// Letter by letter, so that a sigma at the end of a word is one like any other. Upper case first
  /// makes ß two letters, and the letters that share an upper case one.
  private static void fold(int codePoint, StringBuilder to) {
    if (codePoint == DOTLESS_I) {
      // Its upper case is that of i, but it folds to itself (CaseFolding.txt: only under T).
      to.appendCodePoint(codePoint);
    } else {
      to.append(Character.toString(codePoint).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }
  }
}
