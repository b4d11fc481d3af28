// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MemoryReleaseTest {
  private final AtomicLong allocated = new AtomicLong(MemoryRelease.LITTLE * 10);
  private final AtomicInteger released = new AtomicInteger();
  private final MemoryRelease release =
      new MemoryRelease(allocated::get, released::incrementAndGet);

  @Test
  void memoryShouldBeGivenBackOnceWhenLittleHappensAfterMuchHas() {
    lookAfter(MemoryRelease.LITTLE);
    assertThat(released).hasValue(0);

    lookAfter(MemoryRelease.LITTLE - 1);
    lookAfter(0);
    assertThat(released).hasValue(1);

    lookAfter(MemoryRelease.LITTLE * 3);
    for (int period = 3; period < MemoryRelease.APART; period++) {
      lookAfter(0);
    }
    assertThat(released).as("so soon after the last one").hasValue(1);

    lookAfter(0);
    lookAfter(0);
    assertThat(released).hasValue(2);
  }

  @Test
  void whatTheStartHasLeftShouldBeGivenBackOnce() {
    lookAfter(MemoryRelease.LITTLE - 1);
    assertThat(released).hasValue(1);

    for (int period = 0; period < 2 * MemoryRelease.APART; period++) {
      lookAfter(MemoryRelease.LITTLE - 1);
    }
    assertThat(released).hasValue(1);
  }

  @Test
  void whatTheFirstLoadHasLeftShouldBeGivenBackSoonAfterTheStart() {
    lookAfter(MemoryRelease.LITTLE - 1);
    lookAfter(MemoryRelease.LITTLE);
    lookAfter(MemoryRelease.LITTLE - 1);

    assertThat(released).hasValue(2);
  }

  private void lookAfter(long bytes) {
    allocated.addAndGet(bytes);
    release.look();
  }
}
