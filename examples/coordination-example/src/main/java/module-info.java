// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Coordination of one node in the memory of its process: an adapter to copy.
///
/// @provides dev.sotto.core.spi.CoordinationProvider under the scheme `example`
@NullMarked
module dev.sotto.coordination.example {
  requires static org.jspecify;
  requires dev.sotto.core;

  provides dev.sotto.core.spi.CoordinationProvider with
      dev.sotto.coordination.example.ExampleCoordinationProvider;
}
