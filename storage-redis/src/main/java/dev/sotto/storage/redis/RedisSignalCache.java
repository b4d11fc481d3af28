// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.RedisText.bytes;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.AccountSignal.Kind;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.storage.redis.connection.RedisKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One hash a callee: what waits, by caller. Of calls with ids one list a pair of parties. Bounded
/// for each callee or pair.
final class RedisSignalCache implements SignalCache {
  /// So long a call is kept when it is over, because the clocks of nodes differ.
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final LuaScript PUT = LuaScript.ofNumber("call-put");
  private static final LuaScript TAKE = LuaScript.ofList("call-take");
  private static final LuaScript KEEP = LuaScript.ofNumber("signal-keep");
  private static final LuaScript KEPT = LuaScript.ofList("signal-kept");

  private final RedisKeys keys;
  private final RedisCommandExecutor link;
  private final ValueAuthenticator seal;

  RedisSignalCache(RedisKeys keys, RedisCommandExecutor link, ValueAuthenticator seal) {
    this.keys = keys;
    this.link = link;
    this.seal = seal;
  }

  @Override
  public boolean put(AccountSignal signal, Instant now) {
    if (signal.kind() == Kind.ANSWER) {
      return false;
    }
    long kept =
        link.number(
            PUT,
            List.of(keys.calls(signal.callee())),
            bytes(signal.caller().value()),
            bytes(signal.kind() == Kind.OFFER ? 1 : 0),
            seal.seal(
                context(signal.callee(), signal.caller(), signal.kind()), bytes(signal.payload())),
            bytes(now.toEpochMilli()),
            bytes(LIFETIME.toMillis()),
            bytes(MARGIN.toMillis()),
            bytes(MAX_CANDIDATES),
            bytes(MAX_CALLERS),
            bytes(MAX_CALL_BYTES));
    return kept == 1;
  }

  @Override
  public List<AccountSignal> take(AccountId callee, Instant now) {
    List<Object> answer =
        link.list(
            TAKE,
            List.of(keys.calls(callee)),
            bytes(now.toEpochMilli()),
            bytes(LIFETIME.toMillis()));
    return answer.isEmpty()
        ? List.of()
        : ScriptReplies.read(TAKE, seal, () -> waiting(callee, answer));
  }

  /// {@return candidates, then the offer; nothing when the offer is not of this installation}
  private List<AccountSignal> waiting(AccountId callee, List<Object> answer) {
    var caller = new AccountId(Long.parseLong(RedisText.of(answer.getFirst())));
    Optional<AccountSignal> offer = signal(callee, caller, Kind.OFFER, answer.get(1));
    if (offer.isEmpty()) {
      return List.of();
    }
    var signals = new ArrayList<AccountSignal>();
    for (Object candidate : answer.subList(2, answer.size())) {
      signal(callee, caller, Kind.CANDIDATE, candidate).ifPresent(signals::add);
    }
    signals.add(offer.get());
    return List.copyOf(signals);
  }

  private Optional<AccountSignal> signal(
      AccountId callee, AccountId caller, Kind kind, Object marked) {
    return seal.open(context(callee, caller, kind), (byte[]) marked)
        .map(payload -> new AccountSignal(caller, callee, kind, RedisText.of(payload), false));
  }

  private static String context(AccountId callee, AccountId caller, Kind kind) {
    return "call %d %d %s".formatted(callee.value(), caller.value(), kind);
  }

  @Override
  public void keep(PartySignal signal, Instant now) {
    List<String> names = keys.signals(signal.call(), signal.from().account(), signal.to());
    long _ =
        link.number(
            KEEP,
            names,
            seal.seal(names.getFirst(), SignalCodec.of(signal, now)),
            bytes(LIFETIME.plus(MARGIN).toMillis()),
            bytes(MAX_KEPT),
            bytes(MAX_CALL_BYTES));
  }

  @Override
  public List<PartySignal> kept(CallId call, AccountId from, AccountId to, Instant now) {
    Instant oldest = now.minus(LIFETIME);
    List<String> names = keys.signals(call, from, to);
    return link.list(KEPT, names).stream()
        .flatMap(marked -> seal.open(names.getFirst(), (byte[]) marked).stream())
        .map(SignalCodec::read)
        .filter(kept -> !kept.at().isBefore(oldest))
        .map(kept -> kept.signal(call, from, to))
        .toList();
  }

  @Override
  public void sweep(Instant now) {
    // Redis forgets them by itself.
  }
}
