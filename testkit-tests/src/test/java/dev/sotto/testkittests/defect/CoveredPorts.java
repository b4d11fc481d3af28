// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.defect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The ports of a storage or of a coordination over which there is a defect, by the names of their
/// accessors: a defect asks the sound one for its port when it is put over it.
public final class CoveredPorts {
  private CoveredPorts() {}

  /// {@return all ports: what accessors without parameters return that are interfaces}
  public static Set<String> all(Class<?> whole) {
    return Arrays.stream(whole.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.getReturnType().isInterface())
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// {@return those that have one of these defects}
  public static <T> Set<String> by(Collection<Defect<T>> defects, Class<T> whole, T sound) {
    Set<String> asked = new TreeSet<>();
    InvocationHandler noting =
        (_, method, arguments) -> {
          asked.add(method.getName());
          return method.invoke(sound, arguments);
        };
    T noted =
        whole.cast(Proxy.newProxyInstance(whole.getClassLoader(), new Class<?>[] {whole}, noting));
    for (Defect<T> defect : defects) {
      T _ = defect.decorator().apply(noted);
    }
    return asked;
  }
}
