// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.area.SessionArea;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import java.io.IOException;

/// The devices of the caller's account.
final class DeviceRoutes {
  private final SessionArea sessions;
  private final NativeAuthenticator caller;

  DeviceRoutes(SessionArea sessions, NativeAuthenticator caller) {
    this.sessions = sessions;
    this.caller = caller;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/devices").get(this::list).end();
    Resource.at(routes, "/api/devices/{id}").delete(this::remove).end();
  }

  private void list(Exchange exchange) {
    DeviceAddress current = caller.device(exchange);
    DataResponse.ok(
        exchange,
        "devices",
        DataResponse.array(
            sessions.devices().list(current.account()),
            (json, device) -> write(json, device, device.address().equals(current))));
  }

  private void remove(Exchange exchange) {
    DeviceAddress current = caller.device(exchange);
    var id = new DeviceId((int) exchange.pathNumber("id", DeviceId.MAX));
    var address = new DeviceAddress(current.account(), id);
    if (!sessions.deviceRemoval().remove(address)) {
      throw new ProblemException(Problem.NOT_FOUND, "the account has no such device");
    }
    DataResponse.done(exchange, "device removed");
  }

  private static void write(JsonGenerator json, Device device, boolean current) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", device.address().device().value());
    json.writeStringField("name", device.name().text());
    json.writeStringField("createdAt", JsonCodec.time(device.createdAt()));
    json.writeBooleanField("current", current);
    json.writeEndObject();
  }
}
