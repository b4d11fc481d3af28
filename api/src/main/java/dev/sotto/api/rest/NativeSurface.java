// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.ProblemAnswer;
import dev.sotto.api.http.Routes;
import dev.sotto.api.origin.Origins;
import dev.sotto.api.socket.SocketEndpoint;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Guard;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.wire.CallDesk;
import dev.sotto.api.wire.EncodedMessages;
import dev.sotto.api.wire.NativeCaller;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.api.ws.NativeSocketEndpoint;
import dev.sotto.core.server.Sotto;
import java.util.List;

/// The native protocol: the routes under `/api` and the socket at `/api/ws`.
public final class NativeSurface implements Surface {
  private final Edge edge;
  private final Guard guard;
  private final SendMessage sending;
  private final CallDesk desk;
  private final EncodedMessages messages = new EncodedMessages();

  public NativeSurface(Edge edge) {
    this.edge = edge;
    this.guard = new Guard(edge.sotto().limiter());
    this.sending = new SendMessage(edge.sotto(), guard);
    this.desk = new CallDesk(edge.sotto().calls(), guard);
  }

  @Override
  public boolean owns(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }

  @Override
  public FailureAnswer failures() {
    return new ProblemAnswer();
  }

  @Override
  public void routes(Routes routes) {
    routes.countBelow("/api");
    Sotto sotto = edge.sotto();
    var caller = new NativeCaller(edge.authenticator(), guard);
    var cookie = new RefreshCookie(new Origins(edge.settings()));
    var tokens = new TokenAnswer(edge.authenticator(), edge.logins(), cookie);
    new AuthRoutes(sotto, caller, guard, edge.logins(), tokens, cookie).addTo(routes);
    new SessionRoutes(sotto.sessions(), caller).addTo(routes);
    new AccountRoutes(sotto, caller, guard).addTo(routes);
    new DeviceRoutes(sotto, caller).addTo(routes);
    new PushRoutes(sotto.pushSubscriptions(), caller).addTo(routes);
    new ContactRoutes(sotto.contacts(), sotto.presence(), caller).addTo(routes);
    new MessageRoutes(sotto, caller, sending).addTo(routes);
    new MailboxRoutes(sotto.mailboxes(), caller, messages).addTo(routes);
    new RelayRoutes(sotto, caller).addTo(routes);
    new ReceiptRoutes(sotto.receipts(), caller).addTo(routes);
    var uploads = new MediaUploads(sotto.media(), caller, guard);
    new MediaRoutes(sotto.media().media(), caller, guard, uploads).addTo(routes);
    new TurnRoutes(sotto.turnCredentials(), caller, guard).addTo(routes);
    new CallRoutes(sotto.calls().calls(), desk, caller).addTo(routes);
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of(new NativeSocketEndpoint(edge, sending, desk, messages));
  }
}
