// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.spi;

import static dev.sotto.testkit.TestInstants.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.data.TestMedia;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What storages do whose rows somebody can damage: a row that the domain does not allow keeps
/// nobody else's from being read by work that is done again and again.
public interface DamagedRowsContract extends StorageFixture {
  /// Runs a statement on the tables, past the storage.
  void execute(String sql);

  @Test
  default void callsShouldBeFoundBesideThoseThatCannotBeRead() {
    DeviceAddress berta = storedDevice("berta");
    var random = TestRandom.seeded(1);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      var placing =
          new CallInvite(
              storedDevice("caller" + i),
              new ClientCallId("c!1"),
              List.of(berta.account()),
              WakeUp.Media.AUDIO);
      Call call = Call.place(CallId.random(random), placing, Set.of(), NOON.plusMillis(i));
      storage().calls().write(CallWrite.first(call));
      calls.add(call);
    }
    // Every other one, the first ones among them; each in another way.
    for (int i = 0; i < 12; i += 2) {
      String id = calls.get(i).id().text();
      execute(
          i % 4 == 0
              ? "UPDATE call SET media = 'X' WHERE id = '" + id + "'"
              : "UPDATE call_party SET state = 'X' WHERE place = 1 AND call = '" + id + "'");
    }
    List<Call> sound = new ArrayList<>();
    for (int i = 1; i < 12; i += 2) {
      sound.add(calls.get(i));
    }

    Instant later = NOON.plus(Call.RING_TIME).plusSeconds(1);
    assertThat(storage().calls().due(later, 2)).isEqualTo(sound.subList(0, 2));
    assertThat(storage().calls().due(later, 100)).isEqualTo(sound);
    assertThat(storage().calls().live(berta.account(), 2))
        .isEqualTo(sound.subList(4, 6).reversed());
    assertThat(storage().calls().livePage("", 6)).containsExactlyInAnyOrderElementsOf(sound);
    assertThat(storage().calls().history(berta.account(), CallCursor.NOW, 6))
        .isEqualTo(sound.reversed());
  }

  @Test
  default void endedObjectsShouldBeFoundBesideThoseThatCannotBeRead() {
    AccountId anna = storedAccount("anna").id();
    List<MediaObject> objects = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      MediaObject object = TestMedia.anObject(anna, 1 + i);
      storage().media().insert(object, TestMedia.ENDLESS);
      objects.add(object);
    }
    Instant later = objects.getFirst().expiresAt().plusSeconds(1);
    List<MediaObject> order = storage().media().ended(later, 100);
    for (int i = 0; i < 4; i++) {
      String key = order.get(i).key().text();
      execute("UPDATE media_object SET sha256 = 'xyz' WHERE key = '" + key + "'");
    }

    assertThat(storage().media().ended(later, 1)).isEqualTo(order.subList(4, 5));
    assertThat(storage().media().ended(later, 2)).isEqualTo(order.subList(4, 6));
    assertThat(storage().media().unfinished(anna, "", 2)).hasSize(2);
  }
}
