// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Measures what the documentation claims about speed, and prints it as ratios: a program of its
/// own that drives the packaged server from outside, and the storage port from inside.
///
/// @uses dev.sotto.core.spi.StorageProvider the storage whose history reads are measured
@NullMarked
module dev.sotto.bench {
  requires static org.jspecify;
  requires dev.sotto.core;
  requires dev.sotto.testkit;
  requires io.helidon.webserver;
  requires io.helidon.webserver.staticcontent;
  requires io.helidon.webserver.websocket;
  requires io.helidon.websocket;
  requires java.sql;
  requires jdk.jfr;

  uses dev.sotto.core.spi.StorageProvider;
}
