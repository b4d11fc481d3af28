// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ConnectionInitializerTest {
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void connectionShouldBeClosedWhenItsPreparationFails() {
    assertThatThrownBy(
            () ->
                ConnectionInitializer.of(
                    connection(),
                    _ -> {
                      throw new SQLException("no such pragma");
                    }))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(
            () ->
                ConnectionInitializer.of(
                    connection(),
                    _ -> {
                      throw new IllegalStateException("another file");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(closed).hasValue(2);
  }

  @Test
  void connectionShouldStayOpenWhenItIsPrepared() throws SQLException {
    Connection connection = connection();

    assertThat(ConnectionInitializer.of(connection, _ -> {})).isSameAs(connection);

    assertThat(closed).hasValue(0);
  }

  private Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "close" -> {
                    closed.incrementAndGet();
                    yield null;
                  }
                  case "equals" -> proxy == arguments[0];
                  default -> method.getName().hashCode();
                });
  }
}
