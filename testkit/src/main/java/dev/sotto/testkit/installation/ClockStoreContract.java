// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.installation;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.testkit.fixture.StorageFixture;
import org.junit.jupiter.api.Test;

/// What every [dev.sotto.core.time.ClockStore] must do.
public interface ClockStoreContract extends StorageFixture {
  @Test
  default void notedShouldBeEmptyBeforeTheFirstTime() {
    assertThat(storage().clock().noted()).isEmpty();
  }

  @Test
  default void notedShouldBeTheTimeThatWasNotedLast() {
    storage().clock().note(NOON.plusMillis(1));
    assertThat(storage().clock().noted()).contains(NOON.plusMillis(1));

    storage().clock().note(noonPlus(60));
    assertThat(storage().clock().noted()).contains(noonPlus(60));

    // A clock that was set back.
    storage().clock().note(NOON);
    assertThat(storage().clock().noted()).contains(NOON);
  }

  @Test
  default void everyQuestionShouldFailWhenTheStorageIsClosed() {
    storage().close();

    assertThatThrownBy(() -> storage().clock().noted())
        .isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(() -> storage().clock().note(NOON))
        .isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(() -> storage().clock().ownTime())
        .isInstanceOf(PortException.Unavailable.class);
  }
}
