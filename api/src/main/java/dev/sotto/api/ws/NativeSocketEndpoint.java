// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.api.origin.Origins;
import dev.sotto.api.socket.Handshake;
import dev.sotto.api.socket.SocketEndpoint;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Guard;
import dev.sotto.api.wire.BearerToken;
import dev.sotto.api.wire.CallDesk;
import dev.sotto.api.wire.EncodedMessages;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.session.Session;

/// Admits native clients to their sockets. Safe for use by many threads.
public final class NativeSocketEndpoint implements SocketEndpoint {
  private final Edge edge;
  private final Guard guard;
  private final Origins origins;
  private final SendMessage sending;
  private final CallFrames calls;
  private final FrameCodec codec;

  public NativeSocketEndpoint(
      Edge edge, SendMessage sending, CallDesk desk, EncodedMessages messages) {
    this.edge = edge;
    this.guard = new Guard(edge.sotto().limiter());
    this.origins = new Origins(edge.settings());
    this.sending = sending;
    this.calls = new CallFrames(desk, edge.sotto().calls().signalling());
    this.codec = new FrameCodec(messages);
  }

  @Override
  public String path() {
    return "/api/ws";
  }

  @Override
  public Admission admit(Handshake handshake) {
    guard.check(RateLimits.CONNECT_PER_ADDRESS, handshake.subscriber());
    if (!origins.admitSocket(handshake.header("Origin").orElse(""), handshake.requester())) {
      throw new Refused(Problem.FORBIDDEN_ORIGIN, "pages of this origin may not open sockets");
    }
    OfferedProtocols offered = OfferedProtocols.in(handshake);
    Session session =
        handshake
            .header("Authorization")
            .flatMap(BearerToken::in)
            .or(offered::token)
            .flatMap(edge.authenticator()::nativeSession)
            .orElseThrow(
                () -> new Refused(Problem.UNAUTHENTICATED, "no token, or one that has ended"));
    return new Admission(
        new NativeSocket(edge, session, sending, calls, codec), offered.selected());
  }
}
