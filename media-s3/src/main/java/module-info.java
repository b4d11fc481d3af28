// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Keeps the bytes of media in AWS S3, or in a service that speaks its protocol.
///
/// The warning is suppressed because the name of the service ends in a digit.
///
/// @provides dev.sotto.core.spi.MediaProvider under the scheme `s3`
@NullMarked
@SuppressWarnings("module")
module dev.sotto.media.s3 {
  requires static org.jspecify;
  requires dev.sotto.core;
  requires dev.sotto.media.presigned;

  provides dev.sotto.core.spi.MediaProvider with
      dev.sotto.media.s3.S3MediaProvider;
}
