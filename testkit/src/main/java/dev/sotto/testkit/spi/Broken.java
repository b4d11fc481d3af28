// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A storage or a coordination with a defect over one of its ports. All its other ports and methods
/// are those of the sound one; what they throw comes out as it is.
public final class Broken {
  private Broken() {}

  /// {@return puts the defect over the port of this type. The sound one is asked for the port once,
  /// when the defect is put over it}
  ///
  /// @param whole an exported interface with one accessor of the port: a method without parameters
  ///   that returns exactly this type
  /// @throws IllegalArgumentException at once, when there is not one such accessor: later it would
  ///   be taken for the failure of a contract
  public static <T, P> UnaryOperator<T> port(
      Class<T> whole, Class<P> port, UnaryOperator<P> defect) {
    Method accessor = accessor(whole, port);
    return sound -> {
      P broken = defect.apply(port.cast(portOf(sound, accessor)));
      InvocationHandler calls =
          (_, method, arguments) ->
              method.equals(accessor) ? broken : passOn(sound, method, arguments);
      return whole.cast(
          Proxy.newProxyInstance(whole.getClassLoader(), new Class<?>[] {whole}, calls));
    };
  }

  /// {@return puts all these over a sound one, the first of them innermost}
  public static <T> UnaryOperator<T> all(List<UnaryOperator<T>> layers) {
    return sound -> {
      T layered = sound;
      for (UnaryOperator<T> layer : layers) {
        layered = layer.apply(layered);
      }
      return layered;
    };
  }

  private static Method accessor(Class<?> whole, Class<?> port) {
    List<Method> accessors =
        Arrays.stream(whole.getMethods())
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> method.getReturnType().equals(port))
            .toList();
    if (accessors.size() != 1) {
      throw new IllegalArgumentException(
          "%s has %d accessors of %s".formatted(whole, accessors.size(), port));
    }
    return accessors.getFirst();
  }

  private static Object portOf(Object whole, Method accessor) {
    try {
      return accessor.invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("%s fails".formatted(accessor), e);
    }
  }

  private static @Nullable Object passOn(
      Object sound, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(sound, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
