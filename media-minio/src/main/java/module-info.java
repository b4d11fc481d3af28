// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Keeps the bytes of media in MinIO, in a bucket that it sets up.
///
/// @provides dev.sotto.core.spi.MediaProvider under the scheme `minio`
@NullMarked
module dev.sotto.media.minio {
  requires static org.jspecify;
  requires dev.sotto.core;
  requires dev.sotto.media.presigned;

  provides dev.sotto.core.spi.MediaProvider with
      dev.sotto.media.minio.MinioMediaProvider;
}
