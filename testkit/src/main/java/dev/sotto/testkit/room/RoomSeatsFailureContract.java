// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.room;

import static dev.sotto.testkit.room.RoomSeatsSharingContract.ROOM;
import static dev.sotto.testkit.room.RoomSeatsSharingContract.seat;
import static dev.sotto.testkit.room.RoomSeatsSharingContract.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.RoomSeats.Renewal;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.cluster.NodesFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [RoomSeats] must do when nodes die and when what they share is lost.
public interface RoomSeatsFailureContract extends NodesFixture {
  /// So long that a node which renews after it is not late.
  Duration HALF = RoomSeats.LEASE.dividedBy(2);

  @Test
  default void seatsOfADeadNodeShouldBeFree() {
    RoomSeats dying = join().roomSeats();
    RoomSeats other = join().roomSeats();
    take(dying, "a", "A");
    LiveRoomState full = take(dying, "b", "B");
    assertThat(take(other, "c", "C")).isEqualTo(full);

    letDie(other);
    LiveRoomState taken = take(other, "c", "C");

    assertThat(taken.seats()).containsExactly(seat(other, "c", "C"));
    assertThat(taken.parting()).isEqualTo(LeaveReason.LOST);
    assertThat(taken.version()).isGreaterThan(full.version());
  }

  @Test
  default void renewShouldTellRoomsThatHaveLostSeats() {
    RoomSeats dying = join().roomSeats();
    RoomSeats other = join().roomSeats();
    take(dying, "a", "A");
    LiveRoomState both = take(other, "b", "B");
    assertThat(other.renew().orphaned()).isEmpty();

    letDie(other);
    Renewal renewal = other.renew();

    LiveRoomState orphaned = renewal.orphaned().getFirst();
    assertThat(renewal.orphaned()).hasSize(1);
    assertThat(orphaned.seats()).containsExactly(seat(other, "b", "B"));
    assertThat(orphaned.meeting().isOn()).isFalse();
    assertThat(orphaned.parting()).isEqualTo(LeaveReason.LOST);
    assertThat(orphaned.version()).isGreaterThan(both.version());
    assertThat(other.renew().orphaned()).isEmpty();
  }

  @Test
  default void renewShouldTellTheLossAsNewsToTheOneWhoStays() {
    RoomSeats dying = join().roomSeats();
    RoomSeats staying = join().roomSeats();
    RoomSeats burying = join().roomSeats();
    burying.renew();
    staying.renew();
    take(staying, "b", "B");
    take(dying, "a", "A");
    staying.renew();

    letTimePass(HALF);
    staying.renew();
    burying.renew();
    letTimePass(HALF);
    List<LiveRoomState> orphaned = burying.renew().orphaned();

    assertThat(orphaned).hasSize(1);
    assertThat(staying.renew().news()).containsExactlyElementsOf(orphaned);
  }

  @Test
  default void renewShouldTellNothingOfRoomsThatAreEmptyNow() {
    RoomSeats dying = join().roomSeats();
    RoomSeats other = join().roomSeats();
    take(dying, "a", "A");

    letDie(other);

    assertThat(other.renew().orphaned()).isEmpty();
    assertThat(other.occupied(10)).isEmpty();
  }

  @Test
  default void renewShouldTellEachLossToOneOfManyNodesOnly() {
    RoomSeats dying = join().roomSeats();
    List<RoomSeats> nodes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      nodes.add(join().roomSeats());
    }
    for (int i = 0; i < 1_200; i++) {
      RoomSeats stays = nodes.get(i % 4);
      dying.take("room" + i, seat(dying, "a", ""), RememberedInitiator.UNKNOWN);
      stays.take("room" + i, seat(stays, "b", ""), RememberedInitiator.UNKNOWN);
    }

    letTimePass(HALF);
    nodes.forEach(RoomSeats::renew);
    letTimePass(HALF);
    List<Renewal> renewals = Concurrently.call(4, number -> nodes.get(number).renew());

    var told = new HashSet<String>();
    for (Renewal renewal : renewals) {
      for (LiveRoomState seating : renewal.orphaned()) {
        assertThat(told.add(seating.room())).as(seating.room()).isTrue();
        assertThat(seating.seats()).hasSize(1);
      }
    }
    assertThat(told).hasSize(1_200);
  }

  @Test
  default void renewShouldGiveOthersAnotherLeaseWhenItIsLate() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    one.renew();
    other.renew();
    take(one, "a", "A");
    take(other, "b", "B");

    letLeasesPass();
    assertThat(other.renew().orphaned()).isEmpty();
    assertThat(one.renew().forgotten()).isFalse();

    assertThat(take(one, "c", "C").seats())
        .containsExactly(seat(one, "a", "A"), seat(other, "b", "B"));
  }

  @Test
  default void renewShouldTellANodeThatWasTakenForDead() {
    RoomSeats sleeping = join().roomSeats();
    RoomSeats other = join().roomSeats();
    sleeping.renew();
    take(sleeping, "a", "A");
    LiveRoomState both = take(other, "b", "B");
    letDie(other);
    other.renew();

    assertThat(sleeping.renew().forgotten()).isTrue();
    assertThat(sleeping.renew().forgotten()).isFalse();
    LiveRoomState mended = sleeping.mend(both);

    assertThat(mended.seats()).containsExactly(seat(other, "b", "B"), seat(sleeping, "a", "A"));
    assertThat(mended.meeting().since()).isGreaterThan(both.meeting().since());
  }

  @Test
  default void takeShouldNotKeepTheNodeAlive() {
    RoomSeats silent = join().roomSeats();
    RoomSeats other = join().roomSeats();
    silent.renew();
    take(silent, "a", "A");

    letDie(other);
    silent.take("another", seat(silent, "b", "B"), RememberedInitiator.UNKNOWN);

    assertThat(other.renew().orphaned()).isEmpty();
    assertThat(take(other, "c", "C").seats()).containsExactly(seat(other, "c", "C"));
  }

  @Test
  default void renewShouldTellEachNodeOnceThatTheSeatsWereLost() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    one.renew();
    other.renew();
    take(one, "a", "A");

    wipe();
    one.take("another", seat(one, "b", "B"), RememberedInitiator.UNKNOWN);

    assertThat(one.renew().forgotten()).isTrue();
    assertThat(one.renew().forgotten()).isFalse();
    assertThat(other.renew().forgotten()).isTrue();
  }

  @Test
  default void versionsShouldRiseAlsoWhenTheSeatsWereLost() {
    RoomSeats one = join().roomSeats();
    take(one, "a", "A");
    LiveRoomState before = one.leave(ROOM, "a", LeaveReason.LEFT);

    wipe();

    assertThat(take(one, "b", "B").version()).isGreaterThan(before.version());
  }

  @Test
  default void mendShouldPutBackTheWholeRoomWhenTheSeatsWereLost() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    RoomSeats third = join().roomSeats();
    take(one, "a", "A");
    LiveRoomState both = take(other, "b", "B");

    wipe();
    LiveRoomState mended = one.mend(both);

    assertThat(mended).isEqualTo(both.at(mended.version()));
    assertThat(mended.version()).isGreaterThan(both.version());
    assertThat(other.mend(both)).isEqualTo(mended);
    assertThat(take(third, "c", "C")).isEqualTo(mended);
  }

  @Test
  default void mendShouldGiveOthersOneLeaseToShowThatTheyLive() {
    RoomSeats one = join().roomSeats();
    RoomSeats dying = join().roomSeats();
    take(dying, "b", "B");
    LiveRoomState both = take(one, "a", "A");
    wipe();
    one.renew();
    one.mend(both);
    assertThat(one.renew().orphaned()).isEmpty();

    letDie(one);

    assertThat(one.renew().orphaned()).hasSize(1);
  }

  /// Lets the leases of all pass but that of `staying`, which renews in time.
  private void letDie(RoomSeats staying) {
    letTimePass(HALF);
    staying.renew();
    letTimePass(HALF);
  }
}
