// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.spi.AdapterUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The parts of a configured URL: `scheme://[access:secret@]authority[/path][?option=value&…]`.
///
/// @param login the AWS chain when the URL names no keys
/// @param authority a host, perhaps with a port, or a bucket
/// @param path without the first slash
public record ObjectStoreUrl(
    S3Credentials login, String authority, String path, Map<String, String> options) {
  public ObjectStoreUrl {
    options = Map.copyOf(options);
  }

  /// {@return the parts of `url`}
  ///
  /// @param known options
  /// @param form what is expected, for messages
  /// @throws AdapterUrl.InvalidUrl when it has not that form
  public static ObjectStoreUrl parse(AdapterUrl url, Set<String> known, String form) {
    try {
      var uri = new URI(url.scheme() + ":" + url.rest());
      String authority = uri.getRawAuthority();
      if (authority == null || uri.getRawFragment() != null) {
        throw new AdapterUrl.InvalidUrl(form);
      }
      int at = authority.lastIndexOf('@');
      return new ObjectStoreUrl(
          login(url, authority.substring(0, Math.max(at, 0)), form),
          authority.substring(at + 1),
          url.decoded(uri.getRawPath()).replaceFirst("^/", ""),
          options(url, uri.getRawQuery() == null ? "" : uri.getRawQuery(), known, form));
    } catch (URISyntaxException e) {
      // Its message would hold the secret.
      throw new AdapterUrl.InvalidUrl(form + "; write special characters of keys as %2F and so on");
    }
  }

  private static S3Credentials login(AdapterUrl url, String text, String form) {
    if (text.isEmpty()) {
      return new S3Credentials.AwsChain();
    }
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new AdapterUrl.InvalidUrl(form);
    }
    return new S3Credentials.Keys(
        url.decoded(text.substring(0, colon)), url.decoded(text.substring(colon + 1)));
  }

  private static Map<String, String> options(
      AdapterUrl url, String query, Set<String> known, String form) {
    var options = new HashMap<String, String>();
    for (String option : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = option.indexOf('=');
      if (equals < 0 || !known.contains(option.substring(0, equals))) {
        throw new AdapterUrl.InvalidUrl(form);
      }
      options.put(option.substring(0, equals), url.decoded(option.substring(equals + 1)));
    }
    return options;
  }

  /// {@return an option that is true or false}
  public boolean flag(String name, boolean otherwise) {
    return switch (options.getOrDefault(name, Boolean.toString(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new AdapterUrl.InvalidUrl("media: %s is true or false".formatted(name));
    };
  }

  @Override
  public String toString() {
    return "StoreUrl[…]";
  }
}
