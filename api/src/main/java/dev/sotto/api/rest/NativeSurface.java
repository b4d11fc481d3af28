// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.ProblemResponder;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.media.MediaRoutes;
import dev.sotto.api.media.MediaUploadRoutes;
import dev.sotto.api.requester.AllowedOrigins;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.api.wire.CallRequests;
import dev.sotto.api.wire.MessageJsonCache;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.api.ws.NativeSocketEndpoint;
import dev.sotto.core.server.Sotto;
import java.util.List;

/// The native protocol: the routes under `/api` and the socket at `/api/ws`.
public final class NativeSurface implements Surface {
  private final SurfaceContext edge;
  private final RequestLimiter guard;
  private final SendMessage sending;
  private final CallRequests desk;
  private final MessageJsonCache messages = new MessageJsonCache();

  public NativeSurface(SurfaceContext edge) {
    this.edge = edge;
    this.guard = new RequestLimiter(edge.sotto().node().limiter());
    this.sending = new SendMessage(edge.sotto().messages().sending());
    this.desk = new CallRequests(edge.sotto().calls(), guard);
  }

  @Override
  public boolean owns(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }

  @Override
  public ErrorResponder failures() {
    return new ProblemResponder();
  }

  @Override
  public void routes(RouteTable routes) {
    routes.countBelow("/api");
    Sotto sotto = edge.sotto();
    var caller = new NativeAuthenticator(edge.authenticator(), guard);
    var cookie = new LoginCookies(new AllowedOrigins(edge.settings()));
    var tokens = new TokenResponse(edge.authenticator(), edge.logins(), cookie);
    new AuthRoutes(sotto, caller, guard, edge.logins(), tokens, cookie).addTo(routes);
    new SessionRoutes(sotto.sessions().lifecycle(), caller).addTo(routes);
    new AccountRoutes(sotto, caller, guard).addTo(routes);
    new DeviceRoutes(sotto, caller).addTo(routes);
    new PushRoutes(sotto.push().subscriptions(), caller).addTo(routes);
    new ContactRoutes(sotto.contacts().list(), sotto.live().presence(), caller).addTo(routes);
    new MessageRoutes(sotto, caller, sending).addTo(routes);
    new MailboxRoutes(sotto.mailboxes().access(), caller, messages).addTo(routes);
    new RelayRoutes(sotto, caller).addTo(routes);
    new ReceiptRoutes(sotto.messages().receipts(), caller).addTo(routes);
    var uploads = new MediaUploadRoutes(sotto.media(), caller, guard);
    new MediaRoutes(sotto.media().objects(), caller, guard, uploads).addTo(routes);
    new TurnRoutes(sotto.calls().turn(), caller, guard).addTo(routes);
    new CallRoutes(sotto.calls().control(), desk, caller).addTo(routes);
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return List.of(new NativeSocketEndpoint(edge, sending, desk, messages));
  }
}
