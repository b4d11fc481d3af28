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
import dev.sotto.core.area.RelayArea;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import java.io.IOException;
import java.util.List;

/// Routes for messages that wait in the relay for the requester's device.
final class RelayRoutes {
  /// Of bodies of 64 KiB, an answer of 4.5 MB.
  private static final int MAX_PAGE = 50;

  private static final int PAGE = 20;

  private final RelayArea relay;
  private final NativeAuthenticator caller;

  RelayRoutes(RelayArea relay, NativeAuthenticator caller) {
    this.relay = relay;
    this.caller = caller;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/relay").get(this::waiting).end();
    Resource.at(routes, "/api/relay/{id}").delete(this::received).end();
  }

  private void waiting(Exchange exchange) {
    DeviceAddress device = caller.device(exchange);
    int limit = (int) exchange.queryNumber("limit", 1, MAX_PAGE, PAGE);
    List<RelayedMessage> messages = relay().waiting(device, limit);
    exchange.hold(messages.stream().mapToLong(message -> message.body().length()).sum());
    DataResponse.ok(
        exchange,
        "relayed messages, oldest first",
        DataResponse.array(messages, RelayRoutes::write));
  }

  private void received(Exchange exchange) {
    DeviceAddress device = caller.device(exchange);
    String id = exchange.request().path().pathParameters().get("id");
    if (!RelayedMessageId.isValid(id) || !relay().received(device, new RelayedMessageId(id))) {
      throw new ProblemException(Problem.NOT_FOUND, "no such message waits for this device");
    }
    DataResponse.done(exchange, "message dropped");
  }

  private Relay relay() {
    return relay
        .ifOn()
        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "this server has no relay"));
  }

  private static void write(JsonGenerator json, RelayedMessage message) throws IOException {
    json.writeStartObject();
    json.writeStringField("relayId", message.id().text());
    json.writeNumberField("from", message.sender().account().value());
    json.writeNumberField("fromDevice", message.sender().device().value());
    json.writeNumberField("to", message.recipient().value());
    json.writeStringField("clientMessageId", message.clientId().text());
    json.writeBinaryField("body", message.body().bytes());
    json.writeStringField("sentAt", JsonCodec.time(message.lifetime().sentAt()));
    json.writeStringField("expiresAt", JsonCodec.time(message.lifetime().expiresAt()));
    json.writeEndObject();
  }
}
