// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedPoolTest {
  private static final PoolClient ONE = PoolClient.at("192.0.2.1", "192.0.2.1");
  private static final PoolClient OTHER = PoolClient.at("192.0.2.2", "192.0.2.2");

  private final SharedPool pool = new SharedPool(100);

  @Test
  void growShouldBeRefusedWhenThereIsNoRoomAndTakeNothing() {
    try (SharedPool.Lease lease = pool.lease(PoolClient.EXEMPT)) {
      assertThat(lease.grow(60)).isTrue();
      assertThat(lease.grow(41)).isFalse();
      assertThat(pool.taken()).isEqualTo(60);
      assertThat(lease.grow(40)).isTrue();
      assertThat(pool.lease(OTHER).grow(1)).isFalse();
    }
    assertThat(pool.taken()).isZero();
  }

  @Test
  void addressShouldGetNoMoreThanIsLeftForAllOthers() {
    assertThat(grown(ONE)).as("alone").isEqualTo(50);
    assertThat(grown(OTHER)).as("as the second").isEqualTo(25);
    assertThat(grown(ONE)).as("again").isZero();
    assertThat(pool.lease(PoolClient.at("192.0.2.3", "192.0.2.3")).grow(25)).isTrue();
  }

  @Test
  void accountShouldGetNoMoreWhereverItIs() {
    int all = 0;
    for (int i = 0; i < 100; i++) {
      String address = "192.0.2." + i;
      all += pool.lease(PoolClient.at(address, address).forAccount(7)).grow(1) ? 1 : 0;
    }
    assertThat(all).isEqualTo(50);
    assertThat(pool.lease(ONE.forAccount(8)).grow(1)).isTrue();
  }

  @Test
  void accountShouldGetAllThereIsWhileNobodyIsHeldToAShare() {
    SharedPool.Lease lease = pool.lease(PoolClient.UNLIMITED.forAccount(7));

    assertThat(lease.grow(60)).isTrue();
    assertThat(lease.grow(40)).isTrue();
    assertThat(lease.grow(1)).isFalse();
  }

  @Test
  void siteShouldGetTwiceWhatIsLeftInAllItsNetworks() {
    int all = 0;
    for (int i = 0; i < 100; i++) {
      all +=
          pool.lease(PoolClient.at("20010db80000000" + i + "/64", "20010db80000/48")).grow(1)
              ? 1
              : 0;
    }
    assertThat(all).isEqualTo(66);
    assertThat(pool.lease(ONE).grow(1)).isTrue();
  }

  @Test
  void addressShouldGetMoreAgainOnceOthersAreGone() {
    SharedPool.Lease many = pool.lease(PoolClient.EXEMPT);
    SharedPool.Lease lease = pool.lease(ONE);
    assertThat(many.grow(80)).isTrue();
    assertThat(lease.grow(10)).isTrue();
    assertThat(lease.grow(1)).isFalse();
    assertThat(lease.growBriefly(1)).isTrue();

    many.close();

    assertThat(lease.grow(39)).isTrue();
  }

  @Test
  void needShouldFindRoomForWhoIsAlone() {
    try (SharedPool.Lease lease = pool.lease(ONE)) {
      assertThat(lease.need(300)).isTrue();
      assertThat(lease.need(300)).isTrue();
      assertThat(pool.lease(OTHER).need(1)).isFalse();
    }
    assertThat(pool.lease(OTHER).need(1)).isTrue();
  }

  @Test
  void growToPartShouldLeaveRoomForOthers() {
    SharedPool.Lease first = pool.lease(PoolClient.EXEMPT);
    SharedPool.Lease second = pool.lease(PoolClient.EXEMPT);

    assertThat(first.growToPart(20, 4)).isTrue();
    assertThat(first.growToPart(1, 4)).as("more than a quarter of 80").isFalse();
    assertThat(second.growToPart(21, 4)).isFalse();
    assertThat(second.growToPart(16, 4)).isTrue();

    first.shrink(15);
    assertThat(first.count()).isEqualTo(5);
    assertThat(pool.taken()).isEqualTo(21);
    second.close();
    assertThat(first.growToPart(200, 4)).as("alone, but has something").isFalse();
    first.close();
    assertThat(first.growToPart(200, 4)).as("the first one").isTrue();
    assertThat(second.growToPart(1, 4)).isFalse();
    first.close();
    assertThat(pool.taken()).isZero();
  }

  @Test
  void growToPartShouldBeHeldToTheShareOfTheClient() {
    for (int i = 0; i < 5; i++) {
      assertThat(pool.lease(ONE).growToPart(10, 4)).isTrue();
    }
    assertThat(pool.lease(ONE).growToPart(1, 4)).as("more than is left").isFalse();
    assertThat(pool.lease(OTHER).growToPart(12, 4)).isTrue();
  }

  @Test
  void leaseShouldCountForWhomItIsPassedTo() {
    List<SharedPool.Lease> leases = new ArrayList<>();
    int passed = 0;
    for (int i = 0; i < 80; i++) {
      SharedPool.Lease lease = pool.lease(PoolClient.EXEMPT);
      assertThat(lease.grow(1)).isTrue();
      passed += lease.passTo(ONE) ? 1 : 0;
      leases.add(lease);
    }
    assertThat(passed).as("while no more than what was left").isEqualTo(50);
    assertThat(leases.getFirst().passTo(PoolClient.EXEMPT)).isTrue();

    leases.forEach(SharedPool.Lease::close);

    assertThat(pool.taken()).isZero();
    assertThat(grown(ONE)).isEqualTo(50);
  }

  @Test
  void closeShouldGiveBackOnce() {
    SharedPool.Lease lease = pool.lease(ONE);
    assertThat(lease.grow(30)).isTrue();
    assertThat(pool.lease(OTHER).grow(30)).isTrue();

    lease.close();
    lease.close();

    assertThat(pool.taken()).isEqualTo(30);
  }

  @Test
  void poolShouldNeverBeOverdrawnByManyAtOnce() {
    var over = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        PoolClient who = i % 2 == 0 ? ONE : PoolClient.EXEMPT;
        threads.execute(
            () -> {
              try (SharedPool.Lease lease = pool.lease(who)) {
                lease.grow(30);
                if (pool.taken() > 100) {
                  over.incrementAndGet();
                }
              }
            });
      }
    }
    assertThat(over).hasValue(0);
    assertThat(pool.taken()).isZero();
  }

  /// {@return how many pieces somebody gets, one after the other}
  private int grown(PoolClient who) {
    int count = 0;
    while (pool.lease(who).grow(1)) {
      count++;
    }
    return count;
  }
}
