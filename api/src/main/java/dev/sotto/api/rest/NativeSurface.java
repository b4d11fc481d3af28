// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.auth.LoginLimiter;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.ProblemResponder;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.media.MediaRoutes;
import dev.sotto.api.media.MediaUploadRoutes;
import dev.sotto.api.requester.AllowedOrigins;
import dev.sotto.api.surface.DeviceSockets;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.api.wire.CallRequests;
import dev.sotto.api.wire.MessageJsonCache;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.api.ws.CallFrameHandler;
import dev.sotto.api.ws.ClientFrameHandler;
import dev.sotto.api.ws.DisconnectHandler;
import dev.sotto.api.ws.NativeSocketEndpoint;
import dev.sotto.api.ws.NativeSocketHandlers;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.server.Sotto;
import java.util.List;

/// The native protocol: the routes under `/api` and the socket at `/api/ws`.
public final class NativeSurface implements Surface {
  private final SurfaceContext context;
  private final RequestLimiter guard;
  private final AllowedOrigins origins;
  private final SendMessage sending;
  private final CallRequests desk;
  private final MessageJsonCache messages = new MessageJsonCache();

  public NativeSurface(SurfaceContext context) {
    Sotto sotto = context.sotto();
    this.context = context;
    this.guard = new RequestLimiter(sotto.node().limiter());
    this.origins = new AllowedOrigins(context.settings());
    this.sending = new SendMessage(sotto.messages().sending());
    this.desk = new CallRequests(sotto.calls(), guard);
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
    Sotto sotto = context.sotto();
    var caller = new NativeAuthenticator(context.authenticator(), guard);
    var cookie = new LoginCookies(origins);
    LoginLimiter logins = context.logins();
    var tokens = new TokenResponse(context.authenticator(), logins, cookie);
    new RegistrationRoutes(
            sotto.accounts().registration(),
            sotto.sessions().login(),
            guard,
            logins,
            tokens,
            cookie)
        .addTo(routes);
    new AuthRoutes(sotto.sessions(), caller, guard, logins, tokens, cookie).addTo(routes);
    new SessionRoutes(sotto.sessions().lifecycle(), caller).addTo(routes);
    new AccountRoutes(sotto.accounts(), sotto.contacts().visible(), caller, guard).addTo(routes);
    new DeviceRoutes(sotto.sessions(), caller).addTo(routes);
    new PushRoutes(sotto.push().subscriptions(), caller).addTo(routes);
    new ContactRoutes(sotto.contacts().list(), sotto.live().presence(), caller).addTo(routes);
    new MessageRoutes(sotto.messages(), sending, caller).addTo(routes);
    new MailboxRoutes(sotto.mailboxes().access(), caller, messages).addTo(routes);
    new RelayRoutes(sotto.relay(), caller).addTo(routes);
    new ReceiptRoutes(sotto.messages().receipts(), caller).addTo(routes);
    var uploads = new MediaUploadRoutes(sotto.media(), caller, guard);
    new MediaRoutes(sotto.media().objects(), caller, guard, uploads).addTo(routes);
    new TurnRoutes(sotto.calls().turn(), caller, guard).addTo(routes);
    new CallRoutes(sotto.calls().control(), desk, caller).addTo(routes);
  }

  @Override
  public List<SocketEndpoint> sockets() {
    Sotto sotto = context.sotto();
    Mailboxes mailboxes = sotto.mailboxes().access();
    var frames =
        new ClientFrameHandler(
            sending,
            sotto.messages().receipts(),
            sotto.live().typing(),
            sotto.relay(),
            new CallFrameHandler(desk, sotto.calls().signalling()));
    var ends =
        new DisconnectHandler(
            sotto.live().connections(), mailboxes, sotto.push().wakeUps(), sotto.calls().control());
    DeviceSockets sockets = context.deviceSockets();
    var handlers = new NativeSocketHandlers(sockets, mailboxes, frames, ends, messages);
    return List.of(new NativeSocketEndpoint(context.authenticator(), origins, sockets, handlers));
  }
}
