// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.turn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.ice4j.StunException;
import org.ice4j.StunMessageEvent;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.ErrorCodeAttribute;
import org.ice4j.attribute.NonceAttribute;
import org.ice4j.attribute.RealmAttribute;
import org.ice4j.message.Message;
import org.ice4j.message.MessageFactory;
import org.ice4j.message.Request;
import org.ice4j.security.LongTermCredential;
import org.ice4j.security.LongTermCredentialSession;
import org.ice4j.socket.IceUdpSocketWrapper;
import org.ice4j.stack.StunStack;
import org.ice4j.stack.TransactionID;
import org.ice4j.stunclient.BlockingRequestSender;

/// Asks a TURN server for one allocation over UDP (RFC 8656). coturn remembers who has asked from a
/// port for longer than a client may hold it, so a client over IPv4 has an address of its own.
final class TurnClient implements AutoCloseable {
  /// What is answered to a request that succeeds.
  static final int SUCCESS = 0;

  private static final byte UDP = 17;

  private static final AtomicInteger CLIENTS = new AtomicInteger();

  private final StunStack stack = new StunStack();
  private final TransportAddress server;
  private final DatagramSocket socket;
  private final TransportAddress local;
  private final LongTermCredentialSession session;

  TurnClient(InetSocketAddress server, String username, String password) {
    try {
      this.server = new TransportAddress(server, Transport.UDP);
      socket = new DatagramSocket(0, ownAddress(server.getAddress()));
      local = new TransportAddress(socket.getLocalAddress(), socket.getLocalPort(), Transport.UDP);
      stack.addSocket(new IceUdpSocketWrapper(socket));
      Message challenge =
          answer(
              MessageFactory.createAllocateRequest(UDP, false),
              TransactionID.createNewTransactionID());
      var realm = (RealmAttribute) challenge.getAttribute(Attribute.REALM);
      session =
          new LongTermCredentialSession(
              new LongTermCredential(username, password), realm.getRealm());
      session.setNonce(((NonceAttribute) challenge.getAttribute(Attribute.NONCE)).getNonce());
      stack.getCredentialsManager().registerAuthority(session);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return an address of this machine that no client has had, or its only one of IPv6}
  private static InetAddress ownAddress(InetAddress server) {
    if (server instanceof Inet6Address) {
      return server;
    }
    int number = CLIENTS.incrementAndGet();
    return InetAddress.ofLiteral("127.1.%d.%d".formatted(number / 250, number % 250 + 1));
  }

  /// Asks for a port. {@return [#SUCCESS] or the error code}
  int allocate() {
    return code(
        MessageFactory.createAllocateRequest(UDP, false), TransactionID.createNewTransactionID());
  }

  /// Asks to be heard by a peer. {@return [#SUCCESS] or the error code}
  int permit(InetAddress peer) {
    var address = new TransportAddress(peer, 9, Transport.UDP);
    TransactionID id = TransactionID.createNewTransactionID();
    return code(MessageFactory.createCreatePermissionRequest(address, id.getBytes()), id);
  }

  private int code(Request request, TransactionID id) {
    try {
      session.addAttributes(request);
    } catch (StunException e) {
      throw new AssertionError(e);
    }
    var error = (ErrorCodeAttribute) answer(request, id).getAttribute(Attribute.ERROR_CODE);
    return error == null ? SUCCESS : error.getErrorCode();
  }

  private Message answer(Request request, TransactionID id) {
    try {
      StunMessageEvent event =
          new BlockingRequestSender(stack, local)
              .sendRequestAndWaitForResponse(request, server, id);
      if (event == null) {
        throw new AssertionError("the TURN server does not answer");
      }
      return event.getMessage();
    } catch (StunException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stack.removeSocket(local);
    stack.shutDown();
    socket.close();
  }
}
