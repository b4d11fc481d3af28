// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The common part of adapters whose stores speak S3: signed URLs, and the calls of this server
/// itself.
///
/// The warnings are suppressed because the modules named in the export are compiled after this one,
/// and because the client that they see is an automatic module.
@NullMarked
@SuppressWarnings({"module", "requires-transitive-automatic"})
module dev.sotto.media.presigned {
  requires static org.jspecify;
  requires transitive dev.sotto.core;
  requires transitive minio;
  requires okhttp3;
  requires okio;

  exports dev.sotto.media.presigned to
      dev.sotto.media.minio,
      dev.sotto.media.s3;
}
