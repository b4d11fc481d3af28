// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import java.time.Instant;

/// State of a call, and the times of its steps. Times are milliseconds.
///
/// @param answeredAt when the first callee joined, [Call#NEVER] until then
/// @param endedAt when it was over, [Call#NEVER] until then
public record CallProgress(CallState state, Instant placedAt, Instant answeredAt, Instant endedAt) {
  public CallProgress {
    boolean answered = answeredAt.isBefore(Call.NEVER);
    boolean sane =
        endedAt.isBefore(Call.NEVER) == state.isFinal()
            && answered == (state == CallState.ANSWERED || state == CallState.ENDED);
    if (!sane) {
      throw new IllegalArgumentException(
          "call %s: answered %s, ended %s".formatted(state, answeredAt, endedAt));
    }
  }

  static CallProgress ringing(Instant now) {
    return new CallProgress(CallState.RINGING, now, Call.NEVER, Call.NEVER);
  }

  CallProgress answered(Instant now) {
    return state == CallState.RINGING
        ? new CallProgress(CallState.ANSWERED, placedAt, now, endedAt)
        : this;
  }

  CallProgress ended(CallState how, Instant now) {
    return new CallProgress(how, placedAt, answeredAt, now);
  }
}
