// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.Text.bytes;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallCache;
import dev.sotto.core.call.CallSignal;
import dev.sotto.core.call.CallSignal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One hash a callee: what waits, by caller. Bounded for each callee; whatever does not fit is
/// dropped, its caller rings again.
final class RedisCallCache implements CallCache {
  static final int MAX_CALLERS = 32;
  static final int MAX_CALL_BYTES = 262_144;

  /// So long a call is kept when it is over, because the clocks of nodes differ.
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Script PUT = Script.ofNumber("call-put");
  private static final Script TAKE = Script.ofList("call-take");

  private final Keys keys;
  private final RedisLink link;

  RedisCallCache(Keys keys, RedisLink link) {
    this.keys = keys;
    this.link = link;
  }

  @Override
  public void put(CallSignal signal, Instant now) {
    if (signal.kind() == Kind.ANSWER) {
      return;
    }
    long _ =
        link.number(
            PUT,
            List.of(keys.calls(signal.callee())),
            bytes(signal.caller().value()),
            bytes(signal.kind() == Kind.OFFER ? 1 : 0),
            bytes(signal.payload()),
            bytes(now.toEpochMilli()),
            bytes(LIFETIME.toMillis()),
            bytes(MARGIN.toMillis()),
            bytes(MAX_CANDIDATES),
            bytes(MAX_CALLERS),
            bytes(MAX_CALL_BYTES));
  }

  @Override
  public List<CallSignal> take(AccountId callee, Instant now) {
    List<Object> answer =
        link.list(
            TAKE,
            List.of(keys.calls(callee)),
            bytes(now.toEpochMilli()),
            bytes(LIFETIME.toMillis()));
    if (answer.isEmpty()) {
      return List.of();
    }
    var caller = new AccountId(Long.parseLong(Text.of(answer.getFirst())));
    var signals = new ArrayList<CallSignal>();
    for (Object candidate : answer.subList(2, answer.size())) {
      signals.add(new CallSignal(caller, callee, Kind.CANDIDATE, Text.of(candidate), false));
    }
    signals.add(new CallSignal(caller, callee, Kind.OFFER, Text.of(answer.get(1)), false));
    return List.copyOf(signals);
  }

  @Override
  public void sweep(Instant now) {
    // Redis forgets them by itself.
  }
}
