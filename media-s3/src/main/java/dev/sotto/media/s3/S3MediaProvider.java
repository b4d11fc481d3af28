// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.s3;

import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.MediaProvider;
import dev.sotto.media.presigned.S3Connection;
import dev.sotto.media.presigned.S3ObjectStore;
import java.time.InstantSource;
import java.util.Set;

/// Opens buckets that are there: `s3://bucket?region=eu-west-1`. See `docs/operations.md` for all
/// forms of the URL, and for what the bucket must allow.
public final class S3MediaProvider implements MediaProvider {
  /// For `ServiceLoader`.
  public S3MediaProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("s3");
  }

  @Override
  public void check(AdapterUrl url) {
    var _ = S3Url.parse(url);
  }

  @Override
  public ObjectStore open(AdapterUrl url, InstantSource clock) {
    S3Url parsed = S3Url.parse(url);
    var store = new S3ObjectStore(S3Connection.to(parsed.bucket(), parsed.login()), clock);
    try {
      store.check();
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }
}
