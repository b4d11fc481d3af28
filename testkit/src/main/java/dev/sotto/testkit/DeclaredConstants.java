// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The constants of one type that the classes of a module declare, private ones as well: for tests
/// that something holds for every one of them, also for those that are added later.
///
/// The JVM is started with `--add-opens` of the packages, to this class.
public final class DeclaredConstants {
  private static final String CLASS = ".class";

  private DeclaredConstants() {}

  /// {@return the values of the static final fields of a type, in the order of the names of their
  /// classes and then of their declaration}
  ///
  /// @param type of the fields
  /// @param member any class of the module
  public static <T> List<T> of(Class<T> type, Class<?> member) {
    Module module = member.getModule();
    try (ModuleReader reader = reader(module);
        Stream<String> resources = reader.list()) {
      var constants = new ArrayList<T>();
      resources
          .filter(name -> name.endsWith(CLASS) && name.indexOf('-') < 0)
          .sorted()
          .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
          .flatMap(name -> Arrays.stream(load(name, member).getDeclaredFields()))
          .filter(field -> field.getType().equals(type) && isConstant(field))
          .forEach(field -> constants.add(value(type, field)));
      return List.copyOf(constants);
    } catch (IOException e) {
      throw new IllegalStateException("the classes of %s cannot be listed".formatted(module), e);
    }
  }

  private static ModuleReader reader(Module module) throws IOException {
    return module
        .getLayer()
        .configuration()
        .findModule(module.getName())
        .orElseThrow()
        .reference()
        .open();
  }

  private static Class<?> load(String name, Class<?> member) {
    try {
      return Class.forName(name, false, member.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class of the module is not there", e);
    }
  }

  private static boolean isConstant(Field field) {
    return Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
  }

  private static <T> T value(Class<T> type, Field field) {
    try {
      field.setAccessible(true);
      return type.cast(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("%s cannot be read".formatted(field), e);
    }
  }
}
