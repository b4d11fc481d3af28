// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.media;

import static dev.sotto.storage.memory.media.BothStores.ANNA;
import static dev.sotto.storage.memory.media.BothStores.BERTA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.Checksum;
import dev.sotto.core.media.Finding;
import dev.sotto.core.media.MediaCatalogue;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.MediaState;
import dev.sotto.core.media.ObjectKey;
import dev.sotto.core.media.Verification;
import dev.sotto.core.media.Verification.Depth;
import dev.sotto.storage.memory.broken.OverMedia;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.media.TestMedia;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class VerificationTest {
  private final BothStores both = new BothStores();
  private final TestTime time = new TestTime();
  private final List<Runnable> meanwhile = new ArrayList<>();
  private int pauses;

  @Test
  void runShouldFindNothingInWhatAgrees() {
    both.object(ANNA, MediaState.STORED, 5);
    both.object(BERTA, MediaState.CLEAN, 6);
    both.object(ANNA, MediaState.INFECTED, 7);

    Told told = run();

    assertThat(told.findings()).isEmpty();
    assertThat(told.count()).isEqualTo(3);
    assertThat(pauses).isZero();
    assertThat(verification(both.catalogue()).findsStrangers()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CREATED", "RESERVED"})
  void runShouldFindEntriesWithoutBytes(MediaState state) {
    both.object(ANNA, state, 5);
    MediaObject missing = both.entry(ANNA, state, 5);
    both.object(BERTA, state, 5);

    assertThat(run().findings()).containsExactly(new Finding.Missing(missing));

    repairAll();
    assertThat(both.catalogue().find(missing.key())).isEmpty();
    assertThat(both.store().page("", 10)).hasSize(2);
  }

  @Test
  void runShouldFindEntriesOfAnotherSizeThanTheirBytes() {
    MediaObject fine = both.object(ANNA, MediaState.STORED, 5);
    MediaObject cut = both.entry(ANNA, MediaState.STORED, 5);
    both.bytes(cut.key(), 4);
    MediaObject grown = both.entry(BERTA, MediaState.CLEAN, 5);
    both.bytes(grown.key(), 6);

    assertThat(run().findings())
        .containsExactlyInAnyOrder(new Finding.WrongSize(cut, 4), new Finding.WrongSize(grown, 6));

    repairAll();
    assertThat(both.catalogue().page("", 10)).containsExactly(fine);
    assertThat(both.store().size(cut.key())).isEmpty();
    assertThat(both.store().size(grown.key())).isEmpty();
  }

  @Test
  void runShouldFindBytesWithoutAnEntry() {
    MediaObject fine = both.object(ANNA, MediaState.STORED, 5);
    ObjectKey first = TestMedia.aKey(BERTA);
    ObjectKey last = TestMedia.aKey(ANNA);
    both.bytes(first, 8);
    both.bytes(last, 9);

    Told told = run();

    // In the order of the names: 61 is before 7.
    assertThat(told.findings())
        .containsExactly(new Finding.Unclaimed(first, 8), new Finding.Unclaimed(last, 9));
    assertThat(told.count()).isEqualTo(1);

    repairAll();
    assertThat(both.store().size(fine.key())).hasValue(5);
    assertThat(both.catalogue().page("", 10)).containsExactly(fine);
  }

  @Test
  void runShouldLeaveToClientsWhatTheyHaveYetToComplete() {
    both.entry(ANNA, MediaState.CREATED, 5);
    MediaObject uploaded = both.entry(ANNA, MediaState.CREATED, 5);
    both.bytes(uploaded.key(), 5);
    MediaObject wrong = both.entry(ANNA, MediaState.CREATED, 5);
    both.bytes(wrong.key(), 4);

    assertThat(run().findings()).isEmpty();
    assertThat(pauses).isZero();
  }

  @Test
  void runShouldLeaveToTheSweeperWhatIsOver() {
    both.entry(ANNA, MediaState.STORED, 5);
    assertThat(run().findings()).hasSize(1);

    time.advance(Duration.between(time.instant(), TestMedia.EXPIRY));

    assertThat(run().findings()).isEmpty();
  }

  @Test
  void runShouldNotTellWhatWasAboutToBeDeleted() {
    MediaObject object = both.object(ANNA, MediaState.STORED, 5);
    both.store().delete(object.key());
    meanwhile.add(() -> both.catalogue().remove(object.key()));

    assertThat(run().findings()).isEmpty();
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void runShouldNotTellWhatWasUploadedAfterTheCatalogueWasRead() {
    MediaObject object = TestMedia.anObject(ANNA, 5);
    both.bytes(object.key(), 5);
    meanwhile.add(() -> both.catalogue().insert(object, TestMedia.ENDLESS));

    assertThat(run().findings()).isEmpty();
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void runShouldNotTellWhatHasGoneFromBoth() {
    ObjectKey key = TestMedia.aKey(ANNA);
    both.bytes(key, 5);
    meanwhile.add(() -> both.store().delete(key));

    assertThat(run().findings()).isEmpty();
  }

  @Test
  void runShouldNotTellWhatChangesDuringTheSecondLook() {
    MediaObject object = both.object(ANNA, MediaState.STORED, 5);
    both.store().delete(object.key());
    var changing =
        new OverMedia() {
          @Override
          public MediaCatalogue real() {
            return both.catalogue();
          }

          @Override
          public Optional<MediaObject> find(ObjectKey key) {
            Optional<MediaObject> found = real().find(key);
            real().remove(key);
            return found;
          }
        };

    assertThat(run(changing).findings()).isEmpty();
  }

  @Test
  void runShouldTellWhatTurnsOutToBeWrongInAnotherWay() {
    MediaObject object = both.entry(ANNA, MediaState.STORED, 5);
    meanwhile.add(() -> both.bytes(object.key(), 3));

    assertThat(run().findings()).containsExactly(new Finding.WrongSize(object, 3));
  }

  @Test
  void runShouldWalkThroughManyPages() {
    List<Finding> wrong = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      if (i % 100 == 0) {
        wrong.add(new Finding.Missing(both.entry(ANNA, MediaState.STORED, 1)));
      } else {
        both.object(i % 2 == 0 ? ANNA : BERTA, MediaState.STORED, 1);
      }
    }

    Told told = run();

    assertThat(told.findings()).containsExactlyInAnyOrderElementsOf(wrong);
    assertThat(told.count()).isEqualTo(2_500);
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void runShouldPauseForMoreThanItHoldsAtOnce() {
    for (int i = 0; i < 10_001; i++) {
      both.bytes(TestMedia.aKey(ANNA), 1);
    }

    assertThat(run().findings()).hasSize(10_001);
    assertThat(pauses).isEqualTo(2);
  }

  @Test
  void strangersShouldBeTwoStoresWithoutACommonObject() {
    assertThat(findsStrangers()).isFalse();
    both.entry(ANNA, MediaState.CREATED, 5);
    assertThat(findsStrangers()).isFalse();

    both.entry(ANNA, MediaState.STORED, 5);
    assertThat(findsStrangers()).isTrue();
    both.bytes(TestMedia.aKey(BERTA), 5);
    assertThat(findsStrangers()).isTrue();

    both.object(BERTA, MediaState.STORED, 5);
    assertThat(findsStrangers()).isFalse();
  }

  @Test
  void strangersShouldNotBeTakenFromWhatComesAndGoes() {
    MediaObject object = both.entry(ANNA, MediaState.STORED, 5);
    meanwhile.add(() -> both.catalogue().remove(object.key()));

    assertThat(findsStrangers()).isFalse();
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void contentShouldBeComparedWithTheChecksumOfTheCatalogue() {
    MediaObject fine = both.object(ANNA, MediaState.CLEAN, 5);
    both.catalogue().replace(fine, TestMedia.known(fine, checksum("xxxxx")));
    MediaObject damaged = both.object(BERTA, MediaState.STORED, 5);
    MediaObject other = TestMedia.known(damaged, checksum("xxxxy"));
    both.catalogue().replace(damaged, other);

    assertThat(run().findings()).isEmpty();
    Told told = runWithContent();

    assertThat(told.findings()).containsExactly(new Finding.Damaged(other, checksum("xxxxx")));
    assertThat(told.count()).isEqualTo(2);
    assertThat(verification(both.catalogue()).repair(told.findings().getFirst())).isTrue();
    assertThat(both.catalogue().find(other.key())).isEmpty();
    assertThat(both.store().size(other.key())).isEmpty();
    assertThat(runWithContent().findings()).isEmpty();
  }

  @Test
  void contentShouldBeGivenAChecksumWhereItHasNone() {
    MediaObject object = both.object(ANNA, MediaState.STORED, 3);
    both.entry(ANNA, MediaState.CREATED, 3);

    assertThat(runWithContent().findings()).isEmpty();

    assertThat(both.catalogue().find(object.key()))
        .contains(TestMedia.known(object, checksum("xxx")));
    assertThat(pauses).isZero();
  }

  @Test
  void contentShouldNotBeDamagedWhenTheObjectGoesMeanwhile() {
    MediaObject object = both.object(ANNA, MediaState.STORED, 3);
    both.catalogue().replace(object, TestMedia.known(object, checksum("yyy")));
    meanwhile.add(() -> both.catalogue().remove(object.key()));
    meanwhile.add(() -> both.store().delete(object.key()));

    assertThat(runWithContent().findings()).isEmpty();
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void runShouldFailWhenAStoreDoesNotAnswer() {
    both.object(ANNA, MediaState.STORED, 5);
    both.store().close();

    assertThatThrownBy(this::run).isInstanceOf(PortException.Unavailable.class);
  }

  private boolean findsStrangers() {
    return verification(both.catalogue()).findsStrangers();
  }

  private Told run() {
    return run(both.catalogue());
  }

  private Told run(MediaCatalogue catalogue) {
    var told = new Told();
    verification(catalogue).run(Depth.SIZES, told);
    return told;
  }

  private Told runWithContent() {
    var told = new Told();
    verification(both.catalogue()).run(Depth.CONTENT, told);
    return told;
  }

  private static Checksum checksum(String bytes) {
    MessageDigest digest = Checksum.digest();
    digest.update(bytes.getBytes(StandardCharsets.US_ASCII));
    return Checksum.of(digest);
  }

  private void repairAll() {
    Verification verification = verification(both.catalogue());
    for (Finding finding : run().findings()) {
      assertThat(verification.repair(finding)).isTrue();
    }
    assertThat(run().findings()).isEmpty();
  }

  private Verification verification(MediaCatalogue catalogue) {
    return new Verification(
        catalogue,
        both.store(),
        time,
        () -> {
          pauses++;
          meanwhile.forEach(Runnable::run);
          meanwhile.clear();
        });
  }

  /// Writes down what it is told.
  private static final class Told implements Verification.Observer {
    private final List<Finding> findings = new ArrayList<>();
    private int count;

    @Override
    public void looked() {
      count++;
    }

    @Override
    public void found(Finding finding) {
      findings.add(finding);
    }

    List<Finding> findings() {
      return findings;
    }

    int count() {
      return count;
    }
  }
}
