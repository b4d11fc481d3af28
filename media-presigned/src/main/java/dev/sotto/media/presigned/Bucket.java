// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.spi.AdapterUrl;
import io.minio.Http;
import java.net.URI;

/// A bucket: endpoint, name, region and style of its URLs.
///
/// @param endpoint of the service, for this server and for its clients: scheme, host and port
/// @param region as signatures name it, for example `eu-west-1`
public record Bucket(URI endpoint, String name, String region, Style style) {
  private static final int MAX_PORT = 65_535;

  /// {@return whether a bucket may have this name}
  public static boolean isName(String text) {
    return text.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]") && !text.contains("..");
  }

  /// {@return an endpoint: scheme, host, and perhaps a port}
  ///
  /// @param form what is expected, for the message
  /// @throws AdapterUrl.InvalidUrl when it is anything else
  public static URI endpoint(String text, String form) {
    // The client takes a URL with a path for its own, and fails later.
    if (!text.matches("https?://([a-zA-Z0-9.-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?")) {
      throw new AdapterUrl.InvalidUrl(form);
    }
    var endpoint = URI.create(text);
    if (endpoint.getPort() == 0 || endpoint.getPort() > MAX_PORT) {
      throw new AdapterUrl.InvalidUrl(form + "; a port is a number from 1 to " + MAX_PORT);
    }
    return endpoint;
  }

  /// {@return what makes URLs in the bucket}
  Http.BaseUrl base() {
    var base = new Http.BaseUrl(endpoint.toString());
    base.setRegion(region);
    switch (style) {
      case HOST -> base.enableVirtualStyleEndpoint();
      case PATH -> base.disableVirtualStyleEndpoint();
    }
    return base;
  }

  /// The place of the bucket's name in a URL.
  public enum Style {
    /// Before that of the host: `https://bucket.host/key`.
    HOST,
    /// At the beginning of the path: `https://host/bucket/key`.
    PATH
  }
}
