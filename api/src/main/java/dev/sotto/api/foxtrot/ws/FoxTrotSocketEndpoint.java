// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.ws;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotAuthenticator;
import dev.sotto.api.foxtrot.wire.FoxTrotPath;
import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.api.surface.DeviceSockets;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.Handshake;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.api.websocket.SocketHandler;
import dev.sotto.core.PortException;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.push.WakeUps;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// Opens sockets. A bad token is told after the upgrade, by the close code: a refused handshake
/// would make the client try again instead of asking for the password.
public final class FoxTrotSocketEndpoint implements SocketEndpoint {
  private static final System.Logger LOG = System.getLogger(FoxTrotSocketEndpoint.class.getName());

  private final FoxTrotAuthenticator callers;
  private final DeviceSockets sockets;
  private final Mailboxes mailboxes;
  private final WakeUps wakeUps;
  private final FoxTrotCallSignals calls;
  private final HandleCache handles;

  public FoxTrotSocketEndpoint(
      FoxTrotAuthenticator callers,
      DeviceSockets sockets,
      Mailboxes mailboxes,
      WakeUps wakeUps,
      FoxTrotCallSignals calls,
      HandleCache handles) {
    this.callers = callers;
    this.sockets = sockets;
    this.mailboxes = mailboxes;
    this.wakeUps = wakeUps;
    this.calls = calls;
    this.handles = handles;
  }

  @Override
  public String path() {
    return FoxTrotPath.PREFIX + "/ws";
  }

  @Override
  public Admission admit(Handshake handshake) {
    sockets.admit(handshake);
    return Admission.without(handler(token(handshake)));
  }

  private static Optional<String> token(Handshake handshake) {
    return handshake
        .query("token")
        .or(() -> handshake.header("Authorization").flatMap(FoxTrotAuthenticator::token));
  }

  private SocketHandler handler(Optional<String> token) {
    try {
      return token.map(callers::ofToken).orElse(null) instanceof FoxTrotAuthentication.Known caller
          ? new FoxTrotSocketHandler(sockets, mailboxes, wakeUps, calls, handles, caller)
          : new ClosingSocketHandler(
              CloseCode.UNAUTHENTICATED, FoxTrotEventEncoder.UNAUTHENTICATED);
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a socket was not admitted: {0}", e.getMessage());
      return new ClosingSocketHandler(CloseCode.TRY_AGAIN_LATER, FoxTrotEventEncoder.BROKEN);
    }
  }
}
