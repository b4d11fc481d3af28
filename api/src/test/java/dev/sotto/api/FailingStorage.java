// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api;

import dev.sotto.core.PortException;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.TestInstants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A storage that does not answer for a while, or slowly. Safe for use by many threads.
public final class FailingStorage {
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away;
  private volatile long nanos;
  private volatile boolean closedTooEarly;

  /// It answers.
  public FailingStorage() {}

  /// {@return a server over a storage of this kind}
  public TestServer server(TestServer.Setup setup) {
    return server(setup, new FastPasswordHasher());
  }

  /// {@return a server over a storage of this kind, which hashes passwords like that}
  public TestServer server(TestServer.Setup setup, PasswordHasher hasher) {
    return TestServer.start(
        setup,
        TestInstants.NOON,
        hasher,
        folder -> (Storage) over(Storage.class, new ServerFolder(folder).openStorage()));
  }

  /// From now on every question to it fails.
  public void goAway() {
    away = true;
  }

  /// From now on it answers again.
  public void comeBack() {
    away = false;
  }

  /// From now on each answer takes so long.
  public void slowDown(Duration answer) {
    nanos = answer.toNanos();
  }

  /// Moves the time of a server forward, whose timers pass over what fails meanwhile.
  public void advance(TestServer server, Duration by) {
    Instant end = server.now().plus(by);
    while (server.now().isBefore(end)) {
      try {
        server.advance(Duration.between(server.now(), end));
      } catch (PortException.Unavailable e) {
        if (!away) {
          throw e;
        }
      }
    }
  }

  /// {@return whether it was closed while somebody asked}
  public boolean wasClosedTooEarly() {
    return closedTooEarly;
  }

  private Object over(Class<?> port, Object real) {
    return Proxy.newProxyInstance(
        FailingStorage.class.getClassLoader(),
        new Class<?>[] {port},
        (_, method, arguments) -> {
          Class<?> type = method.getReturnType();
          boolean part = port == Storage.class && type.isInterface();
          if (part) {
            return over(type, method.invoke(real, arguments));
          }
          if (method.getName().equals("close")) {
            closedTooEarly |= asked.get() > 0;
          } else if (away) {
            throw new PortException.Unavailable("the storage is away");
          }
          return ask(method, real, arguments);
        });
  }

  private Object ask(Method method, Object real, Object[] arguments) throws Throwable {
    asked.incrementAndGet();
    try {
      LockSupport.parkNanos(nanos);
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      asked.decrementAndGet();
    }
  }
}
