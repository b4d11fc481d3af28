// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.installation.InstallationId;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [InstallationStore] must do.
public interface InstallationStoreContract extends StorageFixture {
  @Test
  default void findShouldFindNothingBeforeTheFirstClaim() {
    assertThat(storage().installation().find()).isEmpty();
  }

  @Test
  default void claimShouldGiveTheNameThatIsFoundFromThenOn() {
    assertThat(storage().installation().claim(name('a'))).isEqualTo(name('a'));

    assertThat(storage().installation().find()).contains(name('a'));
  }

  @Test
  default void claimShouldChangeNothingWhenThereIsAName() {
    storage().installation().claim(name('a'));

    assertThat(storage().installation().claim(name('b'))).isEqualTo(name('a'));

    assertThat(storage().installation().find()).contains(name('a'));
  }

  @Test
  default void claimShouldTellAllTheSameWhenManyClaimAtOnce() {
    List<InstallationId> heard =
        Concurrently.call(
            16, number -> storage().installation().claim(name(Character.forDigit(number, 16))));

    assertThat(heard).containsOnly(storage().installation().find().orElseThrow());
  }

  @Test
  default void everythingShouldFailWhenTheStorageIsClosed() {
    storage().close();

    assertThatThrownBy(() -> storage().installation().find())
        .isInstanceOf(PortException.Unavailable.class);
    assertThatThrownBy(() -> storage().installation().claim(name('a')))
        .isInstanceOf(PortException.Unavailable.class);
  }

  private static InstallationId name(char digit) {
    return new InstallationId(String.valueOf(digit).repeat(32));
  }
}
