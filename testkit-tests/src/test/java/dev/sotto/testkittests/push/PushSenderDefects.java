// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.push;

import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkittests.defect.Defect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Defects of a push sender.
final class PushSenderDefects {
  private static final Outcome LATER = new Outcome.TryLater(Duration.ZERO);

  static final List<Defect<PushSender>> ALL =
      List.of(
          defect(
              "sends twice",
              "sendShouldReachTheServiceOnce",
              real ->
                  sending(
                      real,
                      (token, wakeUp) -> {
                        real.send(token, wakeUp);
                        return real.send(token, wakeUp);
                      })),
          defect(
              "sends nothing",
              "sendShouldReachTheServiceOnce",
              real -> sending(real, (_, _) -> new Outcome.Accepted())),
          defect(
              "tells no call from a message",
              "sendShouldTellAMessageFromACallAndNothingElse",
              real -> sending(real, (token, _) -> real.send(token, new WakeUp.Message()))),
          defect(
              "shows who calls by what it sends",
              "sendShouldTellAMessageFromACallAndNothingElse",
              real ->
                  sending(
                      real,
                      (token, wakeUp) ->
                          real.send(
                              token,
                              wakeUp instanceof WakeUp.Call call && call.caller().value() > 1
                                  ? new WakeUp.Message()
                                  : wakeUp))),
          defect(
              "keeps dead tokens",
              "sendShouldTellThatATokenIsDead",
              real -> instead(real, Outcome.Unregistered.class, new Outcome.Refused())),
          defect(
              "tries for ever",
              "sendShouldGiveUpWhenTheServiceRefuses",
              real -> instead(real, Outcome.Refused.class, LATER)),
          defect(
              "gives up when the service is busy",
              "sendShouldTryLaterWhenTheServiceIsBusy",
              real -> instead(real, Outcome.TryLater.class, new Outcome.Refused())),
          defect(
              "forgets a token when the service is broken",
              "sendShouldTryLaterWhenTheServiceIsBroken",
              real -> instead(real, Outcome.TryLater.class, new Outcome.Unregistered())),
          defect(
              "takes silence for consent",
              "sendShouldTryLaterWhenTheServiceSaysNothing",
              real -> instead(real, Outcome.TryLater.class, new Outcome.Accepted())),
          defect(
              "fails when nobody listens",
              "sendShouldTryLaterWhenNobodyListens",
              real ->
                  sending(
                      real,
                      (token, wakeUp) -> {
                        Outcome outcome = real.send(token, wakeUp);
                        if (outcome.equals(LATER)) {
                          throw new IllegalStateException("connection refused");
                        }
                        return outcome;
                      })),
          defect(
              "does not come back after a failure",
              "sendShouldServeAgainAfterAFailure",
              PushSenderDefects::broken),
          defect("has places for a few", "sendShouldServeManyAtOnce", PushSenderDefects::forAFew),
          defect(
              "sends after it was closed",
              "sendShouldFailAfterClose",
              real -> instead(real, Outcome.Refused.class, new Outcome.Accepted())),
          defect(
              "accepts everything",
              "acceptsShouldKnowTokensOfTheServiceWithoutAskingIt",
              real -> BrokenPushSender.over(real).accepting(_ -> true)),
          defect(
              "asks the service what it accepts",
              "acceptsShouldKnowTokensOfTheServiceWithoutAskingIt",
              real ->
                  BrokenPushSender.over(real)
                      .accepting(
                          token -> {
                            real.send(token, new WakeUp.Message());
                            return real.accepts(token);
                          })),
          defect(
              "has another key each time",
              "publicKeyShouldStayTheSame",
              real -> {
                var count = new AtomicInteger();
                return BrokenPushSender.over(real).key(() -> "key" + count.incrementAndGet());
              }));

  private PushSenderDefects() {}

  private static PushSender sending(PushSender real, BrokenPushSender.Send send) {
    return BrokenPushSender.over(real).sending(send);
  }

  private static PushSender instead(PushSender real, Class<? extends Outcome> of, Outcome instead) {
    return sending(
        real,
        (token, wakeUp) -> {
          Outcome outcome = real.send(token, wakeUp);
          return of.isInstance(outcome) ? instead : outcome;
        });
  }

  private static PushSender broken(PushSender real) {
    var broken = new AtomicBoolean();
    return sending(
        real,
        (token, wakeUp) -> {
          if (real.send(token, wakeUp).equals(LATER)) {
            broken.set(true);
          }
          return broken.get() ? LATER : new Outcome.Accepted();
        });
  }

  /// As a pool of connections that never get back.
  private static PushSender forAFew(PushSender real) {
    var places = new AtomicInteger(8);
    return sending(
        real, (token, wakeUp) -> places.getAndDecrement() > 0 ? real.send(token, wakeUp) : LATER);
  }

  private static Defect<PushSender> defect(
      String name, String caughtBy, UnaryOperator<PushSender> decorator) {
    return new Defect<>(name, PushSenderUnderTest.class, caughtBy, decorator);
  }
}
