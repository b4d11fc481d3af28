// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.requester.ClientAddress;
import dev.sotto.api.requester.Requester;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.limit.RateLimitedAttempt;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.Pairing;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.PairingStore.Collection;
import dev.sotto.core.room.PairingStore.Registration;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import java.time.Duration;
import java.time.Instant;

/// Codes: `POST /api/rooms`, `/api/rooms/accept`, `/api/rooms/check`.
final class PairingRoutes {
  private static final String GONE = "not_found_or_expired";

  private final Pairing pairing;
  private final RequestLimiter guard;

  PairingRoutes(Pairing pairing, RequestLimiter guard) {
    this.pairing = pairing;
    this.guard = guard;
  }

  void addTo(RoomsRouter routes) {
    routes.add("POST", RoomsPath.ROOMS, "create_failed", this::create);
    routes.add("POST", RoomsPath.ROOMS + "/accept", "accept_failed", this::accept);
    routes.add("POST", RoomsPath.ROOMS + "/check", "check_failed", this::check);
  }

  private void create(Exchange exchange) {
    RoomsRequest fields =
        RoomsRequest.of(exchange).require("joinid", "client1", "expiresInSeconds");
    Duration life = fields.seconds("expiresInSeconds");
    if (life.compareTo(Pairing.MIN_LIFE) < 0 || life.compareTo(Pairing.MAX_LIFE) > 0) {
      refuseLife(exchange);
      return;
    }
    JoinCode code = fields.code();
    Participant creator = fields.participant("client1");
    ClientAddress client = Requester.of(exchange).client();
    guard.check(RateLimits.ROOM_PER_ADDRESS, exchange);
    guard.check(RateLimits.ROOM_PER_SITE, client.site());
    // Before it is known whether the code is free, so that who has asked too often learns nothing.
    RateLimitedAttempt attempt = guard.attempt(RateLimits.TAKEN_PER_ADDRESS, exchange);
    guard.count(attempt, RateLimits.TAKEN_PER_SITE, client.site());
    switch (attempt.make(
        () -> pairing.create(code, creator, life), Registration.Registered.class::isInstance)) {
      case Registration.Registered(Instant expiresAt) -> answerCreated(exchange, expiresAt);
      case Registration.Taken _ -> RoomsResponses.error(exchange, 409, "joinid_taken");
    }
  }

  private static void answerCreated(Exchange exchange, Instant expiresAt) {
    exchange.answer(
        201,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("ok", true);
          json.writeStringField("exp", JsonCodec.time(expiresAt));
          json.writeEndObject();
        });
  }

  private static void refuseLife(Exchange exchange) {
    exchange.answer(
        400,
        json -> {
          json.writeStartObject();
          json.writeStringField("error", "invalid_expiresInSeconds");
          json.writeStringField("details", "must be 1-86400 seconds (1 sec to 24 hours)");
          json.writeEndObject();
        });
  }

  private void accept(Exchange exchange) {
    RoomsRequest fields = RoomsRequest.of(exchange).require("joinid", "client2");
    JoinCode code = fields.code();
    Participant guest = fields.participant("client2");
    RateLimitedAttempt attempt = guard.attempt(RateLimits.CODE_PER_ADDRESS, exchange);
    guard.count(attempt, RateLimits.CODE_PER_SITE, Requester.of(exchange).client().site());
    guard.count(attempt, RateLimits.CODE_PER_CODE, code.text());
    guard.count(attempt, RateLimits.CODE_MISSES, "all");
    switch (attempt.make(
        () -> pairing.accept(code, guest), Acceptance.Accepted.class::isInstance)) {
      case Acceptance.Accepted(var room) ->
          RoomsResponses.field(exchange, 200, "roomid", room.text());
      case Acceptance.Conflict _ -> RoomsResponses.error(exchange, 409, "conflict");
      case Acceptance.Unknown _ -> RoomsResponses.error(exchange, 404, GONE);
    }
  }

  private void check(Exchange exchange) {
    RoomsRequest fields = RoomsRequest.of(exchange).require("joinid", "client1");
    ParticipantId creator = fields.participantId("client1");
    switch (pairing.check(fields.code(), creator)) {
      case Collection.Collected(var room) ->
          RoomsResponses.field(exchange, 200, "roomid", room.text());
      case Collection.Waiting _ -> exchange.answerEmpty(204);
      case Collection.Unknown _ -> RoomsResponses.error(exchange, 404, GONE);
    }
  }
}
