// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Attributes of the request that the current thread serves: its id, and what earlier steps have
/// found out. Belongs to that thread.
public final class RequestScope {
  private static final ScopedValue<RequestScope> CURRENT = ScopedValue.newInstance();
  private static final int BYTES = 8;

  /// As many kinds of things as there are.
  private static final int KINDS = 2;

  private final RandomGenerator random;
  private final Object[] found = new Object[KINDS];
  private int count;
  private @Nullable String id;

  private RequestScope(RandomGenerator random) {
    this.random = random;
  }

  /// Runs `work` as the service of a new request.
  ///
  /// @param random makes its name, should anybody ask for it
  public static void runNew(RandomGenerator random, Runnable work) {
    ScopedValue.where(CURRENT, new RequestScope(random)).run(work);
  }

  /// {@return the id of the request that this thread serves; empty outside requests}
  public static String idOrEmpty() {
    return CURRENT.isBound() ? CURRENT.get().id() : "";
  }

  /// Notes something about the request that this thread serves, one of each kind.
  public static void note(Object thing) {
    RequestScope scope = CURRENT.get();
    if (scope.count == KINDS || find(thing.getClass()).isPresent()) {
      throw new IllegalStateException("a request knows one thing of each of its kinds");
    }
    scope.found[scope.count++] = thing;
  }

  /// {@return what was noted of that kind, empty when nothing was, or outside requests}
  public static <T> Optional<T> find(Class<T> kind) {
    if (CURRENT.isBound()) {
      RequestScope scope = CURRENT.get();
      for (int i = 0; i < scope.count; i++) {
        if (kind.isInstance(scope.found[i])) {
          return Optional.of(kind.cast(scope.found[i]));
        }
      }
    }
    return Optional.empty();
  }

  private String id() {
    String made = id;
    if (made == null) {
      var bytes = new byte[BYTES];
      random.nextBytes(bytes);
      made = HexFormat.of().formatHex(bytes);
      id = made;
    }
    return made;
  }
}
