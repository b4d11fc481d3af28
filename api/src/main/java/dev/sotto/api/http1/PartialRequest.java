// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerRequestHeaders;

/// As much of a request as had been read when it was refused. The web server passes on nothing else
/// of the reason but its status and its text.
///
/// @param busy whether it was refused because the server has as much to do as it can
public record PartialRequest(String method, String path, ServerRequestHeaders headers, boolean busy)
    implements DirectHandler.TransportRequest {
  @Override
  public String protocolVersion() {
    return "HTTP/1.1";
  }
}
