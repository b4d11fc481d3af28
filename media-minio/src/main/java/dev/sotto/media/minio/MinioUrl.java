// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.minio;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.media.presigned.Bucket;
import dev.sotto.media.presigned.ObjectStoreUrl;
import dev.sotto.media.presigned.S3Credentials;

/// The address of MinIO, and the keys to it:
/// `minio://access:secret@host[:port]/bucket[?tls=false&region=us-east-1]`.
record MinioUrl(Bucket bucket, S3Credentials login) {
  private static final String FORM =
      "minio: expected minio://access:secret@host:9000/bucket, and ?tls=false for a server without TLS";

  /// What MinIO itself assumes.
  private static final String REGION = "us-east-1";

  private static final int PORT = 9_000;

  /// @throws AdapterUrl.InvalidUrl when it is not understood
  static MinioUrl parse(AdapterUrl url) {
    ObjectStoreUrl parts = ObjectStoreUrl.parse(url, FORM, "tls", "region");
    String region = parts.options().value("region").orElse(REGION);
    if (!Bucket.isName(parts.path()) || !region.matches("[a-z0-9-]{1,32}")) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    if (!(parts.login() instanceof S3Credentials.Keys)) {
      throw new AdapterUrl.InvalidUrl(FORM);
    }
    String scheme = parts.options().flag("tls", true) ? "https" : "http";
    String host = parts.authority();
    String place = host.matches(".*:[0-9]+") ? host : host + ":" + PORT;
    var endpoint = Bucket.endpoint(scheme + "://" + place, FORM);
    return new MinioUrl(
        new Bucket(endpoint, parts.path(), region, Bucket.Style.PATH), parts.login());
  }
}
