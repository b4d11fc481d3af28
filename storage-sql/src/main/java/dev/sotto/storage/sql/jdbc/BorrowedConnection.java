// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Makes closing a connection mean giving it back, once. A proxy, because only rare reads pass here
/// and `Connection` has more than fifty methods.
public final class BorrowedConnection implements InvocationHandler {
  private final Connection connection;
  private final Runnable giveBack;
  private final AtomicBoolean returned = new AtomicBoolean();

  private BorrowedConnection(Connection connection, Runnable giveBack) {
    this.connection = connection;
    this.giveBack = giveBack;
  }

  /// {@return `connection`, whose closing runs `giveBack` and nothing else}
  public static Connection of(Connection connection, Runnable giveBack) {
    return (Connection)
        Proxy.newProxyInstance(
            BorrowedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new BorrowedConnection(connection, giveBack));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      if (returned.compareAndSet(false, true)) {
        giveBack.run();
      }
      return null;
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
