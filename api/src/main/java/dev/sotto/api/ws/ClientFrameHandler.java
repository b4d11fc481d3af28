// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.wire.ReceiptRequest;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.api.wire.SendMessageRequest;
import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.area.RelayArea;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.receipt.Receipts;
import dev.sotto.core.typing.TypingNotifications;
import java.lang.System.Logger.Level;

/// The frames of native clients, but for those about their mailboxes: each is given to the use case
/// it asks for. Safe for use by many threads.
public final class ClientFrameHandler {
  private static final System.Logger LOG = System.getLogger(ClientFrameHandler.class.getName());

  private final SendMessage sending;
  private final Receipts receipts;
  private final TypingNotifications typing;
  private final RelayArea relay;
  private final CallFrameHandler calls;

  public ClientFrameHandler(
      SendMessage sending,
      Receipts receipts,
      TypingNotifications typing,
      RelayArea relay,
      CallFrameHandler calls) {
    this.sending = sending;
    this.receipts = receipts;
    this.typing = typing;
    this.relay = relay;
    this.calls = calls;
  }

  /// Sends a message. {@return the answer}
  ///
  /// @throws dev.sotto.api.http.ProblemException when it cannot be sent
  ServerFrame send(DeviceAddress device, SendMessageRequest request, String ref) {
    sending.checkLimit(device);
    return new ServerFrame.Sent(request.clientId(), sending.send(device, request), ref);
  }

  void receipt(DeviceAddress device, ReceiptRequest request) {
    request.give(receipts, device);
  }

  void typing(DeviceAddress device, AccountId to, boolean isTyping) {
    typing.announce(device.account(), to, isTyping);
  }

  /// Does what the client asks about calls. {@return the answer}
  ///
  /// @throws dev.sotto.api.http.ProblemException when it cannot be done
  ServerFrame call(DeviceAddress device, ClientFrame.OfCall frame, String ref) {
    return calls.answer(device, frame, ref);
  }

  /// Tells a device that has resumed of its live calls.
  void replayCalls(DeviceConnection connection) {
    calls.replay(connection);
  }

  /// {@return whether something waits in the relay for the device; false when that is not known}
  boolean hasRelayed(DeviceAddress device) {
    try {
      return relay.ifOn().filter(on -> !on.waiting(device, 1).isEmpty()).isPresent();
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "not known whether something is in the relay", e);
      return false;
    }
  }
}
