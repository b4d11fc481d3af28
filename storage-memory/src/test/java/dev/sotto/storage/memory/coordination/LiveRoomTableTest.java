// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.Meeting;
import dev.sotto.core.room.live.RememberedInitiator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rooms that are empty do not fill the memory, however long their names are.
final class LiveRoomTableTest {
  private static final int MOST = 100_000;

  @Test
  void emptyRoomsShouldBeForgottenWhenTheyTakeTooMuch() {
    var table = new LiveRoomTable(MOST);
    for (int i = 0; i < 1_000; i++) {
      // Twice: what replaces itself counts once.
      table.keep(empty(i, table.next()));
      table.keep(empty(i, table.next()));
    }

    List<Integer> left =
        IntStream.range(0, 1_000).filter(i -> table.find(name(i)).isPresent()).boxed().toList();
    long each = HeapEstimate.of(name(999)) + HeapEstimate.of("d".repeat(200));
    assertThat(left).hasSize((int) (MOST / each)).contains(999).doesNotContain(0);
  }

  private static LiveRoomState empty(int number, long version) {
    return new LiveRoomState(
        name(number),
        version,
        Meeting.NONE,
        List.of(),
        new RememberedInitiator("d".repeat(200), false),
        LeaveReason.LEFT);
  }

  private static String name(int number) {
    return "%0300d".formatted(number);
  }
}
