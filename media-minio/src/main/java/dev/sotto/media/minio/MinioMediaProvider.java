// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.minio;

import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.MediaProvider;
import dev.sotto.media.presigned.S3Connection;
import dev.sotto.media.presigned.S3ObjectStore;
import java.time.InstantSource;
import java.util.Set;

/// Opens buckets, and makes those that are missing: `minio://access:secret@host:9000/bucket`. See
/// `docs/operations.md`.
public final class MinioMediaProvider implements MediaProvider {
  /// For `ServiceLoader`.
  public MinioMediaProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("minio");
  }

  @Override
  public void check(AdapterUrl url) {
    var _ = MinioUrl.parse(url);
  }

  @Override
  public ObjectStore open(AdapterUrl url, InstantSource clock) {
    MinioUrl parsed = MinioUrl.parse(url);
    var connection = S3Connection.to(parsed.bucket(), parsed.login());
    try {
      new MinioBucketSetup(connection).prepare();
      return new S3ObjectStore(connection, clock);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
