// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.text.PercentText;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;

/// A configured URL: a scheme, which picks the adapter, and the rest, which only the adapter
/// understands.
///
/// @param scheme lower case, as `sqlite` or `postgres`
/// @param rest what follows the first colon, as `./data/sotto.db`; may hold secrets
public record AdapterUrl(String scheme, String rest) {
  /// {@return the parts of `text`}
  ///
  /// @throws InvalidUrl when it has no scheme
  public static AdapterUrl parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !text.substring(0, colon).chars().allMatch(AdapterUrl::isSchemeCharacter)) {
      throw new InvalidUrl("no scheme in the URL (expected for example sqlite:./data/sotto.db)");
    }
    return new AdapterUrl(
        text.substring(0, colon).toLowerCase(Locale.ROOT), text.substring(colon + 1));
  }

  /// {@return what stands before the first question mark, as it was written}
  public String address() {
    int question = rest.indexOf('?');
    return question < 0 ? rest : rest.substring(0, question);
  }

  /// {@return the parameters behind the first question mark}
  ///
  /// @param known their names
  /// @throws InvalidUrl when there is one of another name, without a value, wrongly encoded, or
  ///   twice
  public UrlParameters parameters(String... known) {
    return parameters(List.of(known), List.of());
  }

  /// {@return the parameters behind the first question mark, some of which may be there many times}
  ///
  /// @param once names of those that may not
  /// @param many names of those that may
  /// @throws InvalidUrl when there is one of another name, without a value, wrongly encoded, or one
  ///   of `once` twice
  public UrlParameters parameters(List<String> once, List<String> many) {
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    return UrlParameters.of(this, query, once, many);
  }

  /// {@return what a part of a URL means, where some characters are written as `%2F`; a plus is a
  /// plus, as secrets have them}
  ///
  /// @throws InvalidUrl when it means nothing
  public String decoded(String part) {
    try {
      return PercentText.decoded(part);
    } catch (CharacterCodingException e) {
      // Its message would be of no help, and the part may be a secret.
      throw new InvalidUrl(
          scheme
              + ": percent signs in the URL (expected: UTF-8, as %C3%A4 for ä, and %25 for the sign)");
    }
  }

  private static boolean isSchemeCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }

  @Override
  public String toString() {
    return scheme + ":…";
  }

  /// A URL that cannot be used; the message says what is expected and holds no secret.
  public static final class InvalidUrl extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidUrl(String message) {
      super(message);
    }
  }
}
