// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis.connection;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells the operator once that Redis is away, and once that it is back. Safe for use by many
/// threads.
public final class OutageLog {
  private static final System.Logger LOG = System.getLogger(OutageLog.class.getName());

  private final RedisFailures failures;
  private final AtomicBoolean away = new AtomicBoolean();

  private volatile String last;

  public OutageLog(RedisFailures failures) {
    this.failures = failures;
    last = failures.unanswered();
  }

  /// {@return which Redis it is, why it has failed and what to do}
  public String explain(Throwable cause) {
    return failures.explain(cause);
  }

  /// {@return which Redis it is}
  public String name() {
    return failures.name();
  }

  /// {@return the same of the last failure}
  public String last() {
    return last;
  }

  public void failed(Throwable cause) {
    last = failures.explain(cause);
    if (away.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, "{0}. This node works alone until it answers", last);
    }
    LOG.log(Level.DEBUG, "Redis failed", cause);
  }

  public void worked() {
    if (away.get() && away.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "Redis answers again");
    }
  }
}
