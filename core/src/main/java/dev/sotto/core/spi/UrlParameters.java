// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  static UrlParameters of(AdapterUrl url, String query, List<String> known) {
    var values = new HashMap<String, List<String>>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = pair.substring(0, Math.max(0, equals));
      if (known.contains(name)) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(pair.substring(equals + 1));
      } else if (!pair.isEmpty()) {
        throw new InvalidUrl(
            "%s: unknown parameter (expected name=value with a name of: %s)"
                .formatted(url.scheme(), String.join(", ", known)));
      }
    }
    return new UrlParameters(url, values);
  }

  /// {@return the value of a parameter}
  ///
  /// @throws InvalidUrl when it stands there twice, or is wrongly encoded
  public Optional<String> value(String name) {
    return only(name).map(url::decoded);
  }

  /// {@return the value of a parameter in which a plus is a blank, as in forms}
  ///
  /// @throws InvalidUrl when it stands there twice, or is wrongly encoded
  public Optional<String> formValue(String name) {
    return only(name).map(value -> url.decoded(value.replace('+', ' ')));
  }

  /// {@return the value of a parameter that is true or false}
  ///
  /// @throws InvalidUrl when it is neither, or stands there twice
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
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > 1) {
      throw new InvalidUrl("%s: the parameter %s stands there twice".formatted(url.scheme(), name));
    }
    return all.stream().findFirst();
  }
}
