// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.auth.BearerToken;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.requester.AllowedOrigins;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.Handshake;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.api.wire.CallRequests;
import dev.sotto.api.wire.MessageJsonCache;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.session.Session;

/// Admits native clients to their sockets. Safe for use by many threads.
public final class NativeSocketEndpoint implements SocketEndpoint {
  private final SurfaceContext edge;
  private final RequestLimiter guard;
  private final AllowedOrigins origins;
  private final SendMessage sending;
  private final CallFrameHandler calls;
  private final NativeFrameCodec codec;

  public NativeSocketEndpoint(
      SurfaceContext edge, SendMessage sending, CallRequests desk, MessageJsonCache messages) {
    this.edge = edge;
    this.guard = new RequestLimiter(edge.sotto().node().limiter());
    this.origins = new AllowedOrigins(edge.settings());
    this.sending = sending;
    this.calls = new CallFrameHandler(desk, edge.sotto().calls().signalling());
    this.codec = new NativeFrameCodec(messages);
  }

  @Override
  public String path() {
    return "/api/ws";
  }

  @Override
  public Admission admit(Handshake handshake) {
    guard.check(RateLimits.CONNECT_PER_ADDRESS, handshake.subscriber());
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
            .flatMap(edge.authenticator()::nativeSession)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.UNAUTHENTICATED, "no token, or one that has ended"));
    return new Admission(
        new NativeSocketHandler(edge, session, sending, calls, codec), offered.selected());
  }
}
