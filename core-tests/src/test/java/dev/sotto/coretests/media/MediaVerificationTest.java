// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.media;

import static dev.sotto.coretests.media.MediaFixture.ANNA;
import static dev.sotto.coretests.media.MediaFixture.BERTA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.maintenance.Finding;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.data.TestMedia;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MediaVerificationTest {
  private final MediaVerificationRunner runs = new MediaVerificationRunner();
  private final MediaFixture both = runs.both();

  @Test
  void runShouldFindNothingInWhatAgrees() {
    both.object(ANNA, ObjectState.STORED, 5);
    both.object(BERTA, ObjectState.CLEAN, 6);
    both.object(ANNA, ObjectState.INFECTED, 7);

    MediaVerificationRunner.Told told = runs.run();

    assertThat(told.findings()).isEmpty();
    assertThat(told.count()).isEqualTo(3);
    assertThat(runs.pauses()).isZero();
    assertThat(runs.findsStrangers()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = ObjectState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CREATED", "RESERVED"})
  void runShouldFindEntriesWithoutBytes(ObjectState state) {
    both.object(ANNA, state, 5);
    MediaObject missing = both.entry(ANNA, state, 5);
    both.object(BERTA, state, 5);

    assertThat(runs.run().findings()).containsExactly(new Finding.Missing(missing));

    runs.repairAll();
    assertThat(both.catalogue().find(missing.key())).isEmpty();
    assertThat(both.store().page("", 10)).hasSize(2);
  }

  @Test
  void runShouldFindEntriesOfAnotherSizeThanTheirBytes() {
    MediaObject fine = both.object(ANNA, ObjectState.STORED, 5);
    MediaObject cut = both.entry(ANNA, ObjectState.STORED, 5);
    both.bytes(cut.key(), 4);
    MediaObject grown = both.entry(BERTA, ObjectState.CLEAN, 5);
    both.bytes(grown.key(), 6);

    assertThat(runs.run().findings())
        .containsExactlyInAnyOrder(new Finding.WrongSize(cut, 4), new Finding.WrongSize(grown, 6));

    runs.repairAll();
    assertThat(both.catalogue().page("", 10)).containsExactly(fine);
    assertThat(both.store().size(cut.key())).isEmpty();
    assertThat(both.store().size(grown.key())).isEmpty();
  }

  @Test
  void runShouldFindBytesWithoutAnEntry() {
    MediaObject fine = both.object(ANNA, ObjectState.STORED, 5);
    ObjectKey first = TestMedia.aKey(BERTA);
    ObjectKey last = TestMedia.aKey(ANNA);
    both.bytes(first, 8);
    both.bytes(last, 9);

    MediaVerificationRunner.Told told = runs.run();

    // In the order of the names: 61 is before 7.
    assertThat(told.findings())
        .containsExactly(new Finding.Unclaimed(first, 8), new Finding.Unclaimed(last, 9));
    assertThat(told.count()).isEqualTo(1);

    runs.repairAll();
    assertThat(both.store().size(fine.key())).hasValue(5);
    assertThat(both.catalogue().page("", 10)).containsExactly(fine);
  }

  @Test
  void runShouldLeaveToClientsWhatTheyHaveYetToComplete() {
    both.entry(ANNA, ObjectState.CREATED, 5);
    MediaObject uploaded = both.entry(ANNA, ObjectState.CREATED, 5);
    both.bytes(uploaded.key(), 5);
    MediaObject wrong = both.entry(ANNA, ObjectState.CREATED, 5);
    both.bytes(wrong.key(), 4);

    assertThat(runs.run().findings()).isEmpty();
    assertThat(runs.pauses()).isZero();
  }

  @Test
  void runShouldLeaveToTheSweeperWhatIsOver() {
    both.entry(ANNA, ObjectState.STORED, 5);
    assertThat(runs.run().findings()).hasSize(1);

    runs.advanceTo(TestMedia.EXPIRY);

    assertThat(runs.run().findings()).isEmpty();
  }

  @Test
  void runShouldWalkThroughManyPages() {
    List<Finding> wrong = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      if (i % 100 == 0) {
        wrong.add(new Finding.Missing(both.entry(ANNA, ObjectState.STORED, 1)));
      } else {
        both.object(i % 2 == 0 ? ANNA : BERTA, ObjectState.STORED, 1);
      }
    }

    MediaVerificationRunner.Told told = runs.run();

    assertThat(told.findings()).containsExactlyInAnyOrderElementsOf(wrong);
    assertThat(told.count()).isEqualTo(2_500);
    assertThat(runs.pauses()).isEqualTo(1);
  }

  @Test
  void runShouldPauseForMoreThanItHoldsAtOnce() {
    for (int i = 0; i < 10_001; i++) {
      both.bytes(TestMedia.aKey(ANNA), 1);
    }

    assertThat(runs.run().findings()).hasSize(10_001);
    assertThat(runs.pauses()).isEqualTo(2);
  }

  @Test
  void strangersShouldBeTwoStoresWithoutACommonObject() {
    assertThat(runs.findsStrangers()).isFalse();
    both.entry(ANNA, ObjectState.CREATED, 5);
    assertThat(runs.findsStrangers()).isFalse();

    both.entry(ANNA, ObjectState.STORED, 5);
    assertThat(runs.findsStrangers()).isTrue();
    both.bytes(TestMedia.aKey(BERTA), 5);
    assertThat(runs.findsStrangers()).isTrue();

    both.object(BERTA, ObjectState.STORED, 5);
    assertThat(runs.findsStrangers()).isFalse();
  }

  @Test
  void runShouldFailWhenAStoreDoesNotAnswer() {
    both.object(ANNA, ObjectState.STORED, 5);
    both.store().close();

    assertThatThrownBy(runs::run).isInstanceOf(PortException.Unavailable.class);
  }
}
