// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The edge: REST, WebSocket and the facades, on Helidon SE. Translates between the wire and the
/// use cases of `dev.sotto.core`; holds no rule of its own.
@NullMarked
module dev.sotto.api {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.benmanes.caffeine;
  requires transitive dev.sotto.core;
  requires io.helidon.common.buffers;
  requires io.helidon.common.concurrency.limits;
  requires io.helidon.common.context;
  requires io.helidon.common.media.type;
  requires io.helidon.common.socket;
  requires io.helidon.common.uri;
  requires io.helidon.config;
  requires io.helidon.http;
  requires io.helidon.http.encoding;
  requires io.helidon.http.media;
  requires io.helidon.metrics.api;
  requires io.helidon.security.jwt;
  requires io.helidon.webserver;
  requires io.helidon.webserver.websocket;
  requires io.helidon.websocket;
  requires jakarta.json;
  requires java.management;
  requires jdk.management;
  requires org.apache.commons.fileupload2.core;

  exports dev.sotto.api;
  exports dev.sotto.api.net;
  exports dev.sotto.api.server;

  uses io.helidon.metrics.spi.MeterRegistryFormatterProvider;
}
