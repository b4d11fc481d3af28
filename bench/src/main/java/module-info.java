// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Measures what the documentation claims about speed: micro-benchmarks and a load tool that speaks
/// to a server over HTTP and WebSocket.
@NullMarked
module dev.sotto.bench {
  requires static org.jspecify;
  requires dev.sotto.api;
  requires dev.sotto.core;
  requires dev.sotto.storage.memory;
  requires dev.sotto.storage.sqlite;
  requires java.net.http;
}
