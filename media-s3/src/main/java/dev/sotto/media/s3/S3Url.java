// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.s3;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.media.presigned.Bucket;
import dev.sotto.media.presigned.ObjectStoreUrl;
import dev.sotto.media.presigned.S3Credentials;
import java.net.URI;

/// The address of a bucket, and the keys to it:
/// `s3://[access:secret@]bucket?region=…[&endpoint=https://host:port][&path-style=true]`.
record S3Url(Bucket bucket, S3Credentials login) {
  private static final String FORM =
      "s3: expected s3://[access:secret@]bucket?region=eu-west-1, and for other services than AWS &endpoint=https://host:port and perhaps &path-style=true";

  /// @throws AdapterUrl.InvalidUrl when it is not understood
  static S3Url parse(AdapterUrl url) {
    ObjectStoreUrl parts = ObjectStoreUrl.parse(url, FORM, "region", "endpoint", "path-style");
    String name = parts.authority();
    String region = parts.options().value("region").orElse("");
    if (!Bucket.isName(name) || !parts.path().isEmpty() || !region.matches("[a-z0-9-]{1,32}")) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    boolean path = parts.options().flag("path-style", false);
    URI endpoint =
        Bucket.endpoint(
            parts
                .options()
                .value("endpoint")
                .orElse("https://s3.%s.amazonaws.com".formatted(region)),
            FORM);
    // A certificate for *.host does not hold for two names before it.
    var style = path || name.contains(".") ? Bucket.Style.PATH : Bucket.Style.HOST;
    return new S3Url(new Bucket(endpoint, name, region, style), parts.login());
  }
}
