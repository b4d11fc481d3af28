// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushSubscriptions;
import dev.sotto.core.push.PushToken;
import java.io.IOException;

/// Routes for the push addresses of the requester's device.
final class PushRoutes {
  /// The service whose clients send a subscription as browsers make it (W3C Push API).
  private static final String WEB = "webpush";

  private final PushSubscriptions subscriptions;
  private final NativeAuthenticator caller;

  PushRoutes(PushSubscriptions subscriptions, NativeAuthenticator caller) {
    this.subscriptions = subscriptions;
    this.caller = caller;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/push")
        .get(this::services)
        .put(this::subscribe)
        .delete(this::unsubscribe)
        .end();
  }

  private void services(Exchange exchange) {
    DeviceAddress _ = caller.device(exchange);
    PushServices services = subscriptions.services();
    DataResponse.ok(
        exchange,
        "push services",
        DataResponse.array(
            services.names().stream().sorted().toList(),
            (json, name) -> write(json, name, services.publicKey(name))));
  }

  private void subscribe(Exchange exchange) {
    DeviceAddress device = caller.device(exchange);
    JsonObject body = NativeAuthenticator.json(exchange);
    String service = body.text("service");
    if (!service.matches("[a-z0-9]{1,16}")) {
      throw ProblemException.invalid("service: expected one that GET /api/push names");
    }
    String address = service.equals(WEB) ? subscription(body) : body.text("token");
    body.end();
    if (!PushToken.isValidAddress(address)) {
      throw ProblemException.invalid(
          "expected at most %d characters".formatted(PushToken.MAX_ADDRESS_LENGTH));
    }
    var token = PushToken.of(service, PushToken.Client.NATIVE, address);
    switch (subscriptions.subscribe(device, token)) {
      case SUBSCRIBED -> DataResponse.done(exchange, "this device will be woken");
      case NO_SUCH_SERVICE ->
          throw new ProblemException(
              Problem.NOT_FOUND, "this server does not use that push service");
      case NOT_ACCEPTED ->
          throw ProblemException.invalid(
              "not a subscription that this server may use: check the endpoint (public, https) and the keys");
    }
  }

  private void unsubscribe(Exchange exchange) {
    subscriptions.unsubscribe(caller.device(exchange));
    DataResponse.done(exchange, "this device will not be woken");
  }

  /// {@return endpoint and keys as push tokens hold them}
  private static String subscription(JsonObject body) {
    JsonNode keys = body.any("keys");
    // Browsers add it; all set it to null.
    JsonNode _ = body.any("expirationTime");
    return word(body.text("endpoint"), "endpoint")
        + ' '
        + word(keys.path("p256dh").asText(), "keys.p256dh")
        + ' '
        + word(keys.path("auth").asText(), "keys.auth");
  }

  private static String word(String text, String field) {
    if (!text.matches("[!-~]+")) {
      throw ProblemException.invalid(field + ": missing, or not plain ASCII");
    }
    return text;
  }

  private static void write(JsonGenerator json, String name, String publicKey) throws IOException {
    json.writeStartObject();
    json.writeStringField("service", name);
    if (publicKey.isEmpty()) {
      json.writeNullField("publicKey");
    } else {
      json.writeStringField("publicKey", publicKey);
    }
    json.writeEndObject();
  }
}
