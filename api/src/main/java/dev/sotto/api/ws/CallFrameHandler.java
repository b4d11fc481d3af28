// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.wire.CallRequests;
import dev.sotto.core.PortException;
import dev.sotto.core.call.signal.PartySignalling;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import java.lang.System.Logger.Level;

/// The frames of a socket that are about calls. Safe for use by many threads.
public final class CallFrameHandler {
  private static final System.Logger LOG = System.getLogger(CallFrameHandler.class.getName());

  private final CallRequests desk;
  private final PartySignalling signalling;

  public CallFrameHandler(CallRequests desk, PartySignalling signalling) {
    this.desk = desk;
    this.signalling = signalling;
  }

  /// Does what the client asks for. {@return the answer}
  ///
  /// @throws dev.sotto.api.http.ProblemException when it cannot be done
  ServerFrame answer(DeviceAddress device, ClientFrame.OfCall frame, String ref) {
    return switch (frame) {
      case ClientFrame.Place(var request) ->
          new ServerFrame.CallDone(desk.place(device, request).call(), ref);
      case ClientFrame.Respond(var call, var response) ->
          new ServerFrame.CallDone(desk.respond(device, call, response), ref);
      case ClientFrame.End(var call) -> new ServerFrame.CallDone(desk.end(device, call), ref);
      case ClientFrame.Signal(var request) ->
          new ServerFrame.Signalled(desk.signal(device, request), ref);
    };
  }

  /// Tells a device that has resumed of its live calls.
  void replay(DeviceConnection connection) {
    try {
      signalling.replay(connection);
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "live calls cannot be read now; the client may ask for them", e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "live calls were not told", e);
    }
  }
}
