// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerRequestHeaders;

/// As much of a request as had been read when it was refused.
public record RefusedRequest(String method, String path, ServerRequestHeaders headers)
    implements DirectHandler.TransportRequest {
  @Override
  public String protocolVersion() {
    return "HTTP/1.1";
  }
}
