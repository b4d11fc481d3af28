// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Constants that clients write in small letters.
final class EnumText {
  private EnumText() {}

  /// {@return the one of `constants` that is in `field`}
  static <E extends Enum<E>> E read(JsonObject json, String field, E[] constants) {
    String text = json.text(field);
    return Arrays.stream(constants)
        .filter(constant -> of(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid(field + ": expected " + all(constants)));
  }

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String all(Enum<?>[] constants) {
    return Arrays.stream(constants).map(EnumText::of).collect(Collectors.joining(", "));
  }
}
