// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CarrierThreadsTest {
  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final int before = scheduler.getParallelism();
  private final int processors = Runtime.getRuntime().availableProcessors();

  /// An earlier test of this process may have started a server.
  @BeforeEach
  void begin() {
    scheduler.setParallelism(processors);
  }

  @AfterEach
  void reset() {
    System.clearProperty(CarrierThreads.PROPERTY);
    scheduler.setParallelism(before);
  }

  /// As many as there are processors spin, as if they were in a database.
  @Test
  void ensureShouldLeaveCarriersToOthersWhenAllProcessorsAreTaken() throws Exception {
    CarrierThreads.ensure();
    var end = new CountDownLatch(1);
    var others = new CountDownLatch(2);
    try {
      IntStream.range(0, processors).forEach(_ -> Thread.startVirtualThread(() -> spin(end)));
      Thread.startVirtualThread(others::countDown);
      Thread.startVirtualThread(others::countDown);

      assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      end.countDown();
    }
  }

  @Test
  void ensureShouldLeaveWhatTheVirtualMachineWasTold() {
    System.setProperty(CarrierThreads.PROPERTY, "1");

    CarrierThreads.ensure();

    assertThat(scheduler.getParallelism()).isEqualTo(processors);
  }

  private static void spin(CountDownLatch end) {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
