// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.call.turn.IceServer;
import dev.sotto.core.call.turn.IceUri;
import dev.sotto.core.call.turn.TurnCredential;
import dev.sotto.core.call.turn.TurnCredentialIssuer;
import dev.sotto.core.limit.RateLimits;
import java.io.IOException;
import java.util.List;

/// The servers through which calls find their way, and the caller's credential for them.
final class TurnRoutes {
  private final TurnCredentialIssuer credentials;
  private final NativeAuthenticator caller;
  private final RequestLimiter guard;

  TurnRoutes(TurnCredentialIssuer credentials, NativeAuthenticator caller, RequestLimiter guard) {
    this.credentials = credentials;
    this.caller = caller;
    this.guard = guard;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/calls/turn-credentials").get(this::issue).end();
  }

  private void issue(Exchange exchange) {
    String account = Long.toString(caller.device(exchange).account().value());
    guard.check(RateLimits.TURN_PER_ACCOUNT, account);
    TurnCredential credential = credentials.issue(account);
    List<IceServer> servers = IceServer.of(credentials.uris(), credential);
    DataResponse.ok(
        exchange,
        "servers for calls",
        json -> {
          json.writeStartObject();
          json.writeFieldName("iceServers");
          DataResponse.array(servers, TurnRoutes::write).write(json);
          json.writeStringField("expiresAt", JsonCodec.time(credential.expiresAt()));
          json.writeNumberField("ttl", credentials.lifetime().toSeconds());
          json.writeEndObject();
        });
  }

  /// Writes an `RTCIceServer` (W3C WebRTC §4.2.4).
  private static void write(JsonGenerator json, IceServer servers) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("urls");
    for (IceUri uri : servers.uris()) {
      json.writeString(uri.text());
    }
    json.writeEndArray();
    switch (servers) {
      case IceServer.Stun _ -> {}
      case IceServer.Turn(_, TurnCredential credential) -> {
        json.writeStringField("username", credential.username());
        json.writeStringField("credential", credential.password());
      }
    }
    json.writeEndObject();
  }
}
