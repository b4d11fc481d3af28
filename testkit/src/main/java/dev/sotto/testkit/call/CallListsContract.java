// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.data.TestCalls.aCall;
import static dev.sotto.testkit.data.TestCalls.after;
import static dev.sotto.testkit.data.TestCalls.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.testkit.data.TestCalls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which calls a [dev.sotto.core.call.CallStore] must list, and in which order; a part of
/// [CallStoreContract].
public interface CallListsContract extends CallFixture {
  @Test
  default void dueShouldTellWhatHasRungForTooLongToTheMillisecond() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call second = inserted(aCall(NOON.plusMillis(1), storedDevice("carla"), berta));
    Call third = inserted(aCall(NOON.plusMillis(2), storedDevice("dora"), berta));
    Call first = inserted(aCall(NOON, anna, berta));

    assertThat(storage().calls().due(first.ringsUntil().minusMillis(1), 10)).isEmpty();
    assertThat(storage().calls().due(first.ringsUntil(), 10)).containsExactly(first);
    assertThat(storage().calls().due(noonPlus(100), 10)).containsExactly(first, second, third);
    assertThat(storage().calls().due(noonPlus(100), 2)).containsExactly(first, second);
  }

  @Test
  default void dueShouldTellAnAnsweredCallOnlyWhileSomebodyRings() {
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    AccountId dora = storedAccount("dora").id();
    Call alone = inserted(aCall(storedDevice("anna"), berta));
    Call group = inserted(aCall(storedDevice("emma"), carla, dora));
    replaced(inserted(aCall(storedDevice("fritz"), berta)), TestCalls::ended);
    alone = replaced(alone, answered(alone, berta));
    group = replaced(group, answered(group, carla));

    assertThat(storage().calls().due(noonPlus(60), 10)).containsExactly(group);

    replaced(group, group.settled(noonPlus(60)));
    assertThat(storage().calls().due(noonPlus(60), 10)).isEmpty();
    assertThat(storage().calls().find(alone.id())).contains(alone);
  }

  @Test
  default void liveShouldTellWhereTheAccountRingsOrTakesPart() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress emma = storedDevice("emma");
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    Call placed = inserted(aCall(NOON, anna, berta, carla));
    Call recent = inserted(aCall(NOON.plusMillis(1), emma, berta));
    Call old = replaced(placed, answered(placed, berta));
    replaced(inserted(aCall(noonPlus(2), storedDevice("fritz"), carla)), TestCalls::ended);

    assertThat(storage().calls().live(anna.account(), 10)).containsExactly(old);
    assertThat(storage().calls().live(emma.account(), 10)).containsExactly(recent);
    assertThat(storage().calls().live(berta, 10)).containsExactly(recent, old);
    assertThat(storage().calls().live(berta, 1)).containsExactly(recent);
    assertThat(storage().calls().live(carla, 10)).containsExactly(old);
    assertThat(storage().calls().live(storedAccount("dora").id(), 10)).isEmpty();

    var left = new CallAction.Decline(new DeviceAddress(carla, new DeviceId(1)));
    Call declined = replaced(old, after(old, left, noonPlus(3)));
    assertThat(storage().calls().live(carla, 10)).isEmpty();
    assertThat(storage().calls().live(berta, 10)).containsExactly(recent, declined);
  }

  @Test
  default void livePageShouldWalkThroughAllThatGoOn() {
    AccountId berta = storedAccount("berta").id();
    var live = new ArrayList<Call>();
    for (int i = 0; i < 5; i++) {
      live.add(inserted(aCall(noonPlus(i), storedDevice("caller" + i), berta)));
    }
    replaced(inserted(aCall(storedDevice("anna"), berta)), TestCalls::ended);
    live.set(2, replaced(live.get(2), answered(live.get(2), berta)));
    live.sort(Comparator.comparing(call -> call.id().text()));

    List<Call> first = storage().calls().livePage("", 3);
    List<Call> second = storage().calls().livePage(first.getLast().id().text(), 3);

    assertThat(first).isEqualTo(live.subList(0, 3));
    assertThat(second).isEqualTo(live.subList(3, 5));
    assertThat(storage().calls().livePage(second.getLast().id().text(), 3)).isEmpty();
  }

  @Test
  default void historyShouldTellAllCallsOfTheAccountNewestFirst() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    AccountId carla = storedAccount("carla").id();
    Call over =
        replaced(inserted(aCall(NOON.plusMillis(1), berta, anna.account())), TestCalls::ended);
    Call first = replaced(inserted(aCall(NOON, anna, berta.account(), carla)), TestCalls::ended);
    Call third = inserted(aCall(NOON.plusMillis(2), anna, carla));

    assertThat(history(anna.account(), 10)).containsExactly(third, over, first);
    assertThat(history(berta.account(), 10)).containsExactly(over, first);
    assertThat(history(carla, 10)).containsExactly(third, first);
    assertThat(history(carla, 1)).containsExactly(third);
    assertThat(history(storedAccount("dora").id(), 10)).isEmpty();
  }

  @Test
  default void historyShouldPageWithoutGapsWhenCallsArePlacedAtOneMoment() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    var placed = new ArrayList<Call>();
    for (int i = 0; i < 7; i++) {
      DeviceAddress caller = storedDevice("caller" + i);
      placed.add(inserted(aCall(NOON.plusMillis(i / 3), caller, anna, berta)));
    }
    placed.sort(
        Comparator.comparing((Call call) -> call.course().placedAt())
            .thenComparing(call -> call.id().text())
            .reversed());

    var walked = new ArrayList<Call>();
    List<Call> page = history(anna, 2);
    while (!page.isEmpty()) {
      walked.addAll(page);
      page = storage().calls().history(berta, CallCursor.of(page.getLast()), 2);
    }

    assertThat(walked).isEqualTo(placed);
  }

  /// {@return the newest calls of the account}
  private List<Call> history(AccountId account, int limit) {
    return storage().calls().history(account, CallCursor.NOW, limit);
  }
}
