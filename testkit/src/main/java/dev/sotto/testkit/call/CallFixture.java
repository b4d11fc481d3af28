// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallStore.Written;
import dev.sotto.core.call.CallWrite;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.function.UnaryOperator;

/// The shortest ways to put calls into the storage under test.
public interface CallFixture extends StorageFixture {
  /// {@return the call, now kept}
  default Call inserted(Call call) {
    assertThat(storage().calls().write(CallWrite.first(call))).isEqualTo(new Written.Done());
    return call;
  }

  /// {@return `after`, now kept in the place of `before`}
  default Call replaced(Call before, Call after) {
    assertThat(isReplaced(before, after)).isTrue();
    return after;
  }

  /// {@return what becomes of the call, now kept in its place}
  default Call replaced(Call before, UnaryOperator<Call> change) {
    return replaced(before, change.apply(before));
  }

  /// {@return whether `after` is now kept in the place of `before`}
  default boolean isReplaced(Call before, Call after) {
    return storage().calls().write(CallWrite.next(before, after)) instanceof Written.Done;
  }
}
