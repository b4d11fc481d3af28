// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.maintenance.Finding;
import dev.sotto.core.media.maintenance.MediaVerification;
import dev.sotto.core.media.maintenance.MediaVerification.Depth;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.testkit.TestTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Comparisons of a catalogue and a store, in which something may happen between the two looks.
final class MediaVerificationRunner {
  private final MediaFixture both = new MediaFixture();
  private final TestTime time = new TestTime();
  private final List<Runnable> meanwhile = new ArrayList<>();
  private int pauses;

  MediaFixture both() {
    return both;
  }

  /// {@return how often a second look was waited for}
  int pauses() {
    return pauses;
  }

  /// Lets something happen before the next second look.
  void meanwhile(Runnable event) {
    meanwhile.add(event);
  }

  void advanceTo(Instant moment) {
    time.advance(Duration.between(time.instant(), moment));
  }

  boolean findsStrangers() {
    return verification(both.catalogue()).findsStrangers();
  }

  Told run() {
    return run(both.catalogue());
  }

  Told run(MediaCatalogue catalogue) {
    var told = new Told();
    verification(catalogue).run(Depth.SIZES, told);
    return told;
  }

  Told runWithContent() {
    var told = new Told();
    verification(both.catalogue()).run(Depth.CONTENT, told);
    return told;
  }

  /// {@return whether the finding could be repaired}
  boolean repair(Finding finding) {
    return verification(both.catalogue()).repair(finding);
  }

  void repairAll() {
    for (Finding finding : run().findings()) {
      assertThat(repair(finding)).isTrue();
    }
    assertThat(run().findings()).isEmpty();
  }

  /// {@return what the bytes of a text come to}
  static Checksum checksum(String bytes) {
    return Checksum.of(bytes.getBytes(StandardCharsets.US_ASCII));
  }

  private MediaVerification verification(MediaCatalogue catalogue) {
    return new MediaVerification(
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
  static final class Told implements MediaVerification.Observer {
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
