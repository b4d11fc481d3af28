// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.ws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.api.foxtrot.wire.FoxTrotAccountIds;
import dev.sotto.api.foxtrot.wire.FoxTrotMetrics;
import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.RawJsonObject;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.AccountSignalling;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.push.WakeUp;
import java.util.Optional;

/// The steps of setting up calls, as clients say them over their sockets. Safe for use by many
/// threads.
public final class FoxTrotCallSignals {
  private static final String OFFER = "CALL_OFFER";
  private static final String ANSWER = "CALL_ANSWER";
  private static final String CANDIDATE = "CALL_ICE_CANDIDATE";

  /// Misspelt in the protocol.
  private static final String RECEIVER = "reciever_id";

  private final AccountSignalling signalling;
  private final RateLimiter limiter;
  private final HandleCache handles;
  private final FoxTrotMetrics counters;

  public FoxTrotCallSignals(
      AccountSignalling signalling,
      RateLimiter limiter,
      HandleCache handles,
      FoxTrotMetrics counters) {
    this.signalling = signalling;
    this.limiter = limiter;
    this.handles = handles;
    this.counters = counters;
  }

  /// {@return the command of frames of this kind}
  static String command(AccountSignal.Kind kind) {
    return switch (kind) {
      case OFFER -> OFFER;
      case ANSWER -> ANSWER;
      case CANDIDATE -> CANDIDATE;
    };
  }

  /// Passes on what `caller` says. Offers beyond the limits are dropped without a word.
  ///
  /// @throws ProblemException when the frame cannot be understood, or an offer cannot wait for the
  ///   callee
  void take(AccountId caller, String frame) {
    JsonObject parsed = JsonObject.parse(frame);
    AccountSignal.Kind kind =
        kind(parsed.text("cmd")).orElseThrow(() -> ProblemException.invalid("cmd: unknown"));
    if (kind == AccountSignal.Kind.OFFER) {
      counters.call();
    }
    if (!(parsed.any("data") instanceof ObjectNode data)) {
      throw ProblemException.invalid("data: expected an object");
    }
    AccountId callee = FoxTrotAccountIds.account(data.path(RECEIVER), RECEIVER);
    if (kind == AccountSignal.Kind.OFFER && !mayRing(caller, callee)) {
      return;
    }
    String name = handles.of(caller);
    // Whatever else the client has put into it is none of the server's business.
    String payload =
        RawJsonObject.of(parsed.raw().value("data").orElseThrow())
            .with("sender_id", Long.toString(caller.value()))
            .with("sender", JsonCodec.text(json -> json.writeString(name)))
            .with(RECEIVER, Long.toString(callee.value()))
            .text();
    AccountSignalling.Outcome outcome =
        signalling.signal(
            new AccountSignal(caller, callee, kind, payload, false),
            new WakeUp.Call(caller, new Handle(name), media(data)));
    if (outcome == AccountSignalling.Outcome.REFUSED) {
      throw new ProblemException(
          Problem.BUSY, "the call cannot wait for the callee; try again shortly");
    }
  }

  /// What the original assumes when a client does not say.
  private static WakeUp.Media media(ObjectNode data) {
    return data.path("type").asText().equals("video") ? WakeUp.Media.VIDEO : WakeUp.Media.AUDIO;
  }

  /// Tells a client that has connected of the calls that wait for it.
  void replay(DeviceConnection connection) {
    signalling.replay(connection);
  }

  private boolean mayRing(AccountId caller, AccountId callee) {
    String account = Long.toString(caller.value());
    return limiter.take(RateLimits.RING_PER_ACCOUNT, account).isZero()
        && limiter.take(RateLimits.RING_PER_PAIR, account + ' ' + callee.value()).isZero();
  }

  private static Optional<AccountSignal.Kind> kind(String command) {
    return switch (command) {
      case OFFER -> Optional.of(AccountSignal.Kind.OFFER);
      case ANSWER -> Optional.of(AccountSignal.Kind.ANSWER);
      case CANDIDATE -> Optional.of(AccountSignal.Kind.CANDIDATE);
      default -> Optional.empty();
    };
  }
}
