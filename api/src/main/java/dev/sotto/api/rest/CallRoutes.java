// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.wire.CallJson;
import dev.sotto.api.wire.CallRequests;
import dev.sotto.api.wire.CallSignalRequest;
import dev.sotto.api.wire.CalleeResponse;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.api.wire.PlaceCallRequest;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.control.Calls;
import dev.sotto.core.device.DeviceAddress;
import java.util.List;
import java.util.Optional;

/// Placing, answering and ending calls, and reading them back.
final class CallRoutes {
  private static final int MAX_PAGE = 200;
  private static final int PAGE = 50;

  private final Calls calls;
  private final CallRequests desk;
  private final NativeAuthenticator caller;

  CallRoutes(Calls calls, CallRequests desk, NativeAuthenticator caller) {
    this.calls = calls;
    this.desk = desk;
    this.caller = caller;
  }

  /// Added after the routes of other words in the place of an id.
  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/calls").post(this::place).get(this::list).end();
    Resource.at(routes, "/api/calls/signaling").post(this::signal).end();
    Resource.at(routes, "/api/calls/{id}").get(this::read).end();
    Resource.at(routes, "/api/calls/{id}/respond").post(this::respond).end();
    Resource.at(routes, "/api/calls/{id}/end").post(this::end).end();
  }

  private void place(Exchange exchange) {
    DeviceAddress device = caller.device(exchange);
    JsonObject json = NativeAuthenticator.json(exchange);
    PlaceCallRequest request = PlaceCallRequest.read(json);
    json.end();
    CallRequests.Answer answer = desk.place(device, request);
    DataResponse.send(
        exchange,
        answer.repeated() ? 200 : 201,
        "call placed",
        data -> CallJson.write(data, answer.call()));
  }

  private void list(Exchange exchange) {
    AccountId account = caller.device(exchange).account();
    int limit = (int) exchange.queryNumber("limit", 1, MAX_PAGE, PAGE);
    Optional<CallId> before = exchange.query("before").map(CallRoutes::before);
    List<Call> found =
        isLive(exchange)
            ? calls.live(account)
            : before
                .map(call -> calls.before(account, call, limit))
                .orElseGet(() -> calls.newest(account, limit));
    DataResponse.ok(exchange, "calls, newest first", DataResponse.array(found, CallJson::write));
  }

  private static boolean isLive(Exchange exchange) {
    return switch (exchange.query("live").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.invalid("live: expected true or false");
    };
  }

  private static CallId before(String id) {
    if (!CallId.isValid(id)) {
      throw ProblemException.invalid("before: expected the id of a call");
    }
    return new CallId(id);
  }

  private void read(Exchange exchange) {
    AccountId account = caller.device(exchange).account();
    Call call = calls.find(account, id(exchange)).orElseThrow(CallRequests::unknown);
    DataResponse.ok(exchange, "call", json -> CallJson.write(json, call));
  }

  private void respond(Exchange exchange) {
    DeviceAddress device = caller.device(exchange);
    JsonObject json = NativeAuthenticator.json(exchange);
    CalleeResponse response = CalleeResponse.read(json);
    json.end();
    Call call = desk.respond(device, id(exchange), response);
    DataResponse.ok(exchange, "response noted", data -> CallJson.write(data, call));
  }

  private void end(Exchange exchange) {
    Call call = desk.end(caller.device(exchange), id(exchange));
    DataResponse.ok(exchange, "call ended", json -> CallJson.write(json, call));
  }

  private void signal(Exchange exchange) {
    DeviceAddress device = caller.device(exchange);
    JsonObject json = NativeAuthenticator.json(exchange);
    CallSignalRequest request = CallSignalRequest.read(json);
    json.end();
    boolean delivered = desk.signal(device, request);
    DataResponse.ok(
        exchange,
        delivered ? "signal delivered" : "nobody was there to take it",
        data -> {
          data.writeStartObject();
          data.writeBooleanField("delivered", delivered);
          data.writeEndObject();
        });
  }

  private static CallId id(Exchange exchange) {
    String id = exchange.pathParameter("id");
    if (!CallId.isValid(id)) {
      throw CallRequests.unknown();
    }
    return new CallId(id);
  }
}
