// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The parameters of a URL, `name=value&name=value`, for all adapters alike: unknown and doubled
/// ones are refused, values are percent-encoded UTF-8, and messages name parameters, never their
/// values. Immutable.
public final class UrlParameters {
  private final AdapterUrl url;
  private final Map<String, List<String>> values;

  private UrlParameters(AdapterUrl url, Map<String, List<String>> values) {
    this.url = url;
    this.values = values;
  }

  /// Nothing between two ampersands is no parameter.
  static UrlParameters of(AdapterUrl url, String query, List<String> once, List<String> many) {
    var values = new HashMap<String, List<String>>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        add(url, pair, once, many, values);
      }
    }
    return new UrlParameters(url, values);
  }

  private static void add(
      AdapterUrl url,
      String pair,
      List<String> once,
      List<String> many,
      Map<String, List<String>> values) {
    int equals = pair.indexOf('=');
    String name = pair.substring(0, Math.max(0, equals));
    if (!once.contains(name) && !many.contains(name)) {
      throw new InvalidUrl(
          "%s: unknown parameter (expected name=value with a name of: %s)"
              .formatted(
                  url.scheme(),
                  Stream.of(once, many).flatMap(List::stream).collect(Collectors.joining(", "))));
    }
    String value = pair.substring(equals + 1);
    // Here and not when somebody asks: what nobody asks for is wrong as well.
    var _ = url.decoded(value);
    List<String> all = values.computeIfAbsent(name, _ -> new ArrayList<>());
    if (!all.isEmpty() && once.contains(name)) {
      throw new InvalidUrl("%s: the parameter %s stands there twice".formatted(url.scheme(), name));
    }
    all.add(value);
  }

  /// {@return the value of a parameter}
  public Optional<String> value(String name) {
    return only(name).map(url::decoded);
  }

  /// {@return the value of a parameter in which a plus is a blank, as in forms}
  public Optional<String> formValue(String name) {
    return only(name).map(value -> url.decoded(value.replace('+', ' ')));
  }

  /// {@return the value of a parameter that is true or false}
  ///
  /// @throws InvalidUrl when it is neither
  public boolean flag(String name, boolean otherwise) {
    return switch (value(name).orElse(Boolean.toString(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidUrl("%s: %s is true or false".formatted(url.scheme(), name));
    };
  }

  /// {@return all values of a parameter that may be there many times, as they were written}
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  private Optional<String> only(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }
}
