// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.storage.redis.connection.OutageLog;
import dev.sotto.storage.redis.connection.RedisCircuitBreaker;
import dev.sotto.storage.redis.connection.RedisConnector;
import dev.sotto.storage.redis.connection.RetryingConnection;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Asks Redis and waits for the answer, [RedisConnector#TIMEOUT] at most. Every failure is an
/// [Unavailable]. Safe for use by many threads.
final class RedisCommandExecutor {
  /// Words by which a script fails for what Redis is, not for what it holds.
  private static final List<String> STATES =
      List.of("OOM ", "READONLY ", "MISCONF ", "NOREPLICAS ", "MASTERDOWN ", "CLUSTERDOWN ");

  private static final int SCANNED_AT_ONCE = 500;

  private final RetryingConnection<RedisConnector.Commands> commands;
  private final RedisCircuitBreaker patience;
  private final OutageLog outage;
  private final ValueAuthenticator seal;

  RedisCommandExecutor(
      RetryingConnection<RedisConnector.Commands> commands,
      RedisCircuitBreaker patience,
      OutageLog outage,
      ValueAuthenticator seal) {
    this.seal = seal;
    this.commands = commands;
    this.patience = patience;
    this.outage = outage;
  }

  /// {@return the commands, for work that does not wait; empty while there is no use in asking}
  Optional<RedisClusterAsyncCommands<String, byte[]>> commands() {
    return commands.get().map(RedisConnector.Commands::async).filter(_ -> patience.mayAsk());
  }

  /// Learns from a command that has gone well.
  void answered() {
    patience.answered();
    outage.worked();
  }

  /// Learns from a command that has failed.
  void failed(Throwable cause) {
    if (cause instanceof TimeoutException || cause instanceof RedisCommandTimeoutException) {
      patience.timedOut();
    }
    outage.failed(cause);
  }

  /// {@return the number that the script answers}
  long number(LuaScript script, List<String> keys, byte[]... arguments) {
    return (Long) run(script, keys, arguments);
  }

  /// {@return the list that the script answers}
  List<Object> list(LuaScript script, List<String> keys, byte[]... arguments) {
    return List.copyOf((List<?>) run(script, keys, arguments));
  }

  /// {@return all keys that match a pattern of Redis; of all nodes of a cluster}
  List<String> keys(String pattern) {
    var found = new LinkedHashSet<String>();
    var wanted = ScanArgs.Builder.matches(pattern).limit(SCANNED_AT_ONCE);
    for (ScanCursor at = ScanCursor.INITIAL; !at.isFinished(); ) {
      ScanCursor from = at;
      KeyScanCursor<String> some = plain("scan", redis -> redis.scan(from, wanted));
      found.addAll(some.getKeys());
      at = some;
    }
    return List.copyOf(found);
  }

  /// {@return the members of a sorted set}
  List<byte[]> members(String key) {
    return plain("zrange", redis -> redis.zrange(key, 0, -1));
  }

  void ping() {
    String _ = plain("ping", RedisClusterAsyncCommands::ping);
  }

  private <T> T plain(
      String what, Function<RedisClusterAsyncCommands<String, byte[]>, RedisFuture<T>> question) {
    try {
      return ask(what, question);
    } catch (RedisNoScriptException e) {
      throw new IllegalStateException(what + " is no script", e);
    }
  }

  private Object run(LuaScript script, List<String> keys, byte[]... arguments) {
    String[] names = keys.toArray(String[]::new);
    try {
      return this.<Object>ask(
          script.name(),
          redis -> redis.evalsha(script.digest(), script.answer(), names, arguments));
    } catch (RedisNoScriptException e) {
      return this.<Object>ask(
          script.name(), redis -> redis.eval(script.text(), script.answer(), names, arguments));
    }
  }

  /// @throws RedisNoScriptException when Redis has forgotten the script
  private <T> T ask(
      String what, Function<RedisClusterAsyncCommands<String, byte[]>, RedisFuture<T>> question) {
    var redis =
        commands().orElseThrow(() -> new Unavailable("%s: %s".formatted(what, outage.last())));
    try {
      T answer =
          question.apply(redis).get(RedisConnector.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      answered();
      return answer;
    } catch (ExecutionException e) {
      throw failure(what, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException | RedisException e) {
      throw failure(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(what + ": interrupted", e);
    }
  }

  /// {@return whether a script met what no node has written: Redis itself is well}
  private static boolean isForeign(Throwable cause) {
    String words = String.valueOf(cause.getMessage());
    return cause instanceof RedisCommandExecutionException
        && (words.contains("WRONGTYPE") || words.contains("user_script"))
        && STATES.stream().noneMatch(words::contains);
  }

  private RuntimeException failure(String what, Throwable cause) {
    if (cause instanceof RedisNoScriptException forgotten) {
      answered();
      return forgotten;
    }
    if (isForeign(cause)) {
      answered();
      seal.refuse();
      return new Unavailable(
          "%s: %s holds what this installation has not written: use another prefix or database in SOTTO_COORDINATION"
              .formatted(what, outage.name()),
          cause);
    }
    failed(cause);
    return new Unavailable(what + ": " + outage.explain(cause), cause);
  }
}
