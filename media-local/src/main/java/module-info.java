// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Keeps the bytes of media in a folder of this machine.
///
/// @provides dev.sotto.core.spi.MediaProvider under the scheme `file`
@NullMarked
module dev.sotto.media.local {
  requires static org.jspecify;
  requires dev.sotto.core;

  provides dev.sotto.core.spi.MediaProvider with
      dev.sotto.media.local.LocalMediaProvider;
}
