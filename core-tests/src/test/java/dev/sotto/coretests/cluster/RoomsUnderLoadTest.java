// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.TestRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many clients at two nodes come, speak and go at once: whatever the interleaving, what each is
/// told makes sense, and in the end all agree.
@Timeout(60)
final class RoomsUnderLoadTest {
  private static final int CLIENTS = 8;
  private static final int STEPS = 150;

  private final TwoNodes nodes = new TwoNodes();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everybodyShouldBeToldTheTruthInOrder(int seed) {
    List<RecordingRoomClient> guests = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      // Half of them are two sockets of one device.
      String device = i % 4 == 0 ? "" : "device" + i / 2;
      guests.add(new RecordingRoomClient(i % 2 == 0 ? nodes.east : nodes.west, "c" + i, device));
    }

    Concurrently.run(
        CLIENTS + 1,
        number -> {
          RandomGenerator random = TestRandom.seeded(seed * 100L + number);
          if (number == CLIENTS) {
            // Nodes renew meanwhile, and all is lost now and then.
            for (int i = 0; i < STEPS / 10; i++) {
              nodes.time.advance(RoomSeats.RENEWAL);
              if (random.nextInt(5) == 0) {
                nodes.wipe();
              }
            }
          } else {
            act(guests.get(number), random);
          }
        });
    nodes.time.advance(Duration.ofSeconds(30));

    List<View> views = guests.stream().map(guest -> View.of(guest.told())).toList();
    for (String room : List.of("one", "two")) {
      List<View> inside = views.stream().filter(view -> view.room().equals(room)).toList();
      assertThat(inside).hasSizeLessThanOrEqualTo(2);
      assertThat(inside).allMatch(view -> view.ready() == (inside.size() == 2));
      assertThat(inside.stream().filter(View::first).count()).isLessThanOrEqualTo(1);
      int members =
          nodes.east.sotto().rooms().live().occupied().stream()
              .filter(occupied -> occupied.name().equals(room))
              .mapToInt(RoomSeats.Occupied::members)
              .sum();
      assertThat(members).isEqualTo(inside.size());
    }
  }

  private static void act(RecordingRoomClient guest, RandomGenerator random) {
    for (int i = 0; i < STEPS; i++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> guest.join("one");
        case 2 -> guest.join("two");
        case 3 -> guest.leave();
        default -> guest.say(Integer.toString(i));
      }
    }
  }

  /// What a client believes in the end.
  private record View(String room, boolean ready, boolean first) {
    static View of(List<String> told) {
      var view = new View("", false, false);
      for (String event : told) {
        view = view.after(event, told);
      }
      return view;
    }

    private View after(String event, List<String> told) {
      if (event.startsWith("joined ")) {
        String joined = event.split(" ", -1)[1];
        // Who comes again is still in the meeting in which it was.
        return new View(joined, ready && joined.equals(room), event.endsWith("first"));
      }
      if (event.startsWith("ready")) {
        assertThat(room).as("%s", told).isNotEmpty();
        return new View(room, true, event.endsWith("first"));
      }
      if (event.startsWith("left")) {
        return new View("", false, false);
      }
      if (event.startsWith("peer")) {
        assertThat(ready).as("%s", told).isTrue();
        return new View(room, false, first);
      }
      assertThat(event.equals("full") || ready).as("%s", told).isTrue();
      return this;
    }
  }
}
