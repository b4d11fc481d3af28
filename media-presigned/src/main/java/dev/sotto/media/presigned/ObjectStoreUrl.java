// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.UrlParameters;
import java.net.URI;
import java.net.URISyntaxException;

/// The parts of a configured URL: `scheme://[access:secret@]authority[/path][?option=value&…]`.
///
/// @param login the AWS chain when the URL names no keys
/// @param authority a host, perhaps with a port, or a bucket
/// @param path without the first slash
public record ObjectStoreUrl(
    S3Credentials login, String authority, String path, UrlParameters options) {
  /// {@return the parts of `url`}
  ///
  /// @param form what is expected, for messages
  /// @param known options
  /// @throws AdapterUrl.InvalidUrl when it has not that form
  public static ObjectStoreUrl parse(AdapterUrl url, String form, String... known) {
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
          url.parameters(known));
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

  @Override
  public String toString() {
    return "StoreUrl[…]";
  }
}
