// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.auth.Authenticator;
import dev.sotto.api.auth.BearerToken;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.requester.AllowedOrigins;
import dev.sotto.api.surface.DeviceSockets;
import dev.sotto.api.websocket.Handshake;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.core.session.Session;

/// Admits native clients to their sockets. Safe for use by many threads.
public final class NativeSocketEndpoint implements SocketEndpoint {
  private final Authenticator authenticator;
  private final AllowedOrigins origins;
  private final DeviceSockets sockets;
  private final NativeSocketHandlers handlers;

  public NativeSocketEndpoint(
      Authenticator authenticator,
      AllowedOrigins origins,
      DeviceSockets sockets,
      NativeSocketHandlers handlers) {
    this.authenticator = authenticator;
    this.origins = origins;
    this.sockets = sockets;
    this.handlers = handlers;
  }

  @Override
  public String path() {
    return "/api/ws";
  }

  @Override
  public Admission admit(Handshake handshake) {
    sockets.admit(handshake);
    if (!origins.admitSocket(handshake.header("Origin").orElse(""), handshake.requester())) {
      throw new ProblemException(
          Problem.FORBIDDEN_ORIGIN, "pages of this origin may not open sockets");
    }
    OfferedSubprotocols offered = OfferedSubprotocols.in(handshake);
    Session session =
        handshake
            .header("Authorization")
            .flatMap(BearerToken::in)
            .or(offered::token)
            .flatMap(authenticator::nativeSession)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.UNAUTHENTICATED, "no token, or one that has ended"));
    return new Admission(handlers.of(session), offered.selected());
  }
}
