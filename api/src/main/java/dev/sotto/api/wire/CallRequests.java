// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.area.CallArea;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.CallTransition;
import dev.sotto.core.call.control.CallResult;
import dev.sotto.core.call.control.Calls.Placed;
import dev.sotto.core.call.signal.PartySignalling.Outcome;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.RateLimits;

/// The requests of clients about calls, over REST or a socket. Safe for use by many threads.
public final class CallRequests {
  private final CallArea calls;
  private final RequestLimiter guard;

  public CallRequests(CallArea calls, RequestLimiter guard) {
    this.calls = calls;
    this.guard = guard;
  }

  /// Places a call.
  ///
  /// @throws ProblemException when it cannot be placed, or too many have been
  public Answer place(DeviceAddress caller, PlaceCallRequest request) {
    CallInvite placing = request.placing(caller);
    String account = Long.toString(caller.account().value());
    guard.check(RateLimits.RING_PER_ACCOUNT, account);
    for (AccountId callee : placing.callees()) {
      guard.check(RateLimits.RING_PER_PAIR, account + ' ' + callee.value());
    }
    return switch (calls.control().place(placing)) {
      case Placed.New(var call) -> new Answer(call, false);
      case Placed.Again(var call) -> new Answer(call, true);
      case Placed.Conflict _ ->
          throw new ProblemException(
              Problem.CLIENT_CALL_ID_REUSED, "the client call id names another call");
      case Placed.NotAllowed _ ->
          throw new ProblemException(
              Problem.CALL_NOT_ALLOWED,
              "one of them is no account, or neither a contact nor a correspondent");
      case Placed.InAnotherCall _ -> throw inAnotherCall();
    };
  }

  /// Responds to a call that rings.
  ///
  /// @throws ProblemException when it does not ring for the account
  public Call respond(DeviceAddress by, CallId call, CalleeResponse response) {
    return done(
        switch (response) {
          case ANSWER -> calls.control().answer(call, by);
          case DECLINE -> calls.control().decline(call, by);
          case BUSY -> calls.control().busy(call, by);
        });
  }

  /// Ends a call for the device. Doing so twice is no failure.
  ///
  /// @throws ProblemException when another device takes part in it
  public Call end(DeviceAddress by, CallId call) {
    return done(calls.control().end(call, by));
  }

  /// Passes on a signal. {@return whether a device was there to take it}
  ///
  /// @throws ProblemException when the device may not send it, or has sent too many
  public boolean signal(DeviceAddress from, CallSignalRequest request) {
    guard.check(RateLimits.SIGNAL_PER_ACCOUNT, Long.toString(from.account().value()));
    return switch (calls.signalling().signal(request.signal(from))) {
      case Outcome.Passed(boolean delivered) -> delivered;
      case Outcome.Unknown _ -> throw unknown();
      case Outcome.NoSuchParty _ ->
          throw new ProblemException(Problem.NOT_FOUND, "to: no other party of this call");
      case Outcome.Refused(var reason) -> throw refused(reason);
    };
  }

  private static Call done(CallResult result) {
    return switch (result) {
      case CallResult.Done(var call) -> call;
      case CallResult.Unknown _ -> throw unknown();
      case CallResult.Refused(var reason) -> throw refused(reason);
      case CallResult.InAnotherCall _ -> throw inAnotherCall();
    };
  }

  /// {@return the refusal of whoever asks for a call that does not exist, or that it is not in}
  public static ProblemException unknown() {
    return new ProblemException(Problem.NOT_FOUND, "there is no such call for this account");
  }

  private static ProblemException inAnotherCall() {
    return new ProblemException(
        Problem.IN_ANOTHER_CALL, "another device of this account is in a call; end it there first");
  }

  private static ProblemException refused(CallTransition.Reason reason) {
    return switch (reason) {
      case STRANGER -> unknown();
      case OVER -> new ProblemException(Problem.CALL_OVER, "the call is over");
      case ELSEWHERE ->
          new ProblemException(
              Problem.ANSWERED_ELSEWHERE, "another device of this account takes part in the call");
      case NOT_RINGING ->
          new ProblemException(
              Problem.NOT_RINGING, "the call does not ring for this account, or not any more");
    };
  }

  /// @param call as it stands
  /// @param repeated whether it had been placed before
  public record Answer(Call call, boolean repeated) {}
}
