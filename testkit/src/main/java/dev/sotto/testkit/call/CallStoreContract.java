// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.Moments.NOON;
import static dev.sotto.testkit.Moments.noonPlus;
import static dev.sotto.testkit.call.TestCalls.aCall;
import static dev.sotto.testkit.call.TestCalls.aPlacing;
import static dev.sotto.testkit.call.TestCalls.after;
import static dev.sotto.testkit.call.TestCalls.anId;
import static dev.sotto.testkit.call.TestCalls.answered;
import static dev.sotto.testkit.call.TestCalls.ended;
import static dev.sotto.testkit.call.TestCalls.endedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.call.Placing;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.Concurrently;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [dev.sotto.core.call.CallStore] must do.
public interface CallStoreContract extends CallListsContract {
  @Test
  default void findShouldTellANewCallAsItWasPlaced() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call call = aCall(NOON.plusMillis(7), anna, berta);

    assertThat(storage().calls().insert(call)).isEqualTo(call);

    assertThat(storage().calls().find(call.id())).contains(call);
    assertThat(storage().calls().find(anId())).isEmpty();
  }

  @Test
  default void findShouldTellEveryPartyInItsOrder() {
    DeviceAddress anna = storedDevice("anna");
    // The order is that of the call, not of the ids or the handles.
    List<AccountId> callees =
        IntStream.of(3, 1, 5, 2, 4)
            .mapToObj(number -> storedAccount("callee" + number).id())
            .toList();
    var placing = new Placing(anna, new ClientCallId("c"), callees, WakeUp.Media.VIDEO);
    Call call = Call.place(anId(), placing, Set.of(callees.get(1)), NOON);

    storage().calls().insert(call);

    assertThat(storage().calls().find(call.id())).contains(call);
    assertThat(call.callees()).isEqualTo(callees);
    assertThat(call.parties().get(2).state()).isEqualTo(PartyState.BUSY);
  }

  @Test
  default void replaceShouldKeepEveryFieldOfTheNextVersion() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    Call placed = inserted(aCall(anna, berta, carla));
    Call answered =
        after(placed, new CallAction.Answer(device(berta, 126)), NOON.plusMillis(1_234));
    Call declined =
        after(answered, new CallAction.Decline(device(carla, 127)), NOON.plusMillis(2_345));
    Call over = after(declined, new CallAction.End(anna), NOON.plusMillis(3_456));

    for (List<Call> step :
        List.of(List.of(placed, answered), List.of(answered, declined), List.of(declined, over))) {
      assertThat(storage().calls().replace(step.getFirst(), step.getLast())).isTrue();
      assertThat(storage().calls().find(placed.id())).contains(step.getLast());
    }
    assertThat(over.version()).isEqualTo(4);
  }

  @Test
  default void insertShouldTellTheEarlierCallWhenTheClientIdWasUsed() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    Call first = inserted(called("same", anna, berta));
    Call now = ended(first);
    storage().calls().replace(first, now);
    Call second = called("same", anna, carla);

    assertThat(storage().calls().insert(second)).isEqualTo(now);

    assertThat(storage().calls().find(second.id())).isEmpty();
    assertThat(storage().calls().live(carla, 10)).isEmpty();
  }

  @Test
  default void earlierShouldTellTheCallOfThisCallerAsItStands() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call placed = inserted(called("same", anna, berta));
    inserted(called("SAME", anna, berta));
    Call over = ended(placed);
    storage().calls().replace(placed, over);

    assertThat(storage().calls().earlier(anna.account(), new ClientCallId("same"))).contains(over);
    assertThat(storage().calls().earlier(anna.account(), new ClientCallId("sam"))).isEmpty();
    assertThat(storage().calls().earlier(berta, new ClientCallId("same"))).isEmpty();
  }

  @Test
  default void insertShouldTellTheEarlierCallWhenAnotherDeviceUsesTheClientId() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call first = inserted(called("same", anna, berta));

    assertThat(storage().calls().insert(called("same", storedDevice(anna.account()), berta)))
        .isEqualTo(first);
  }

  @Test
  default void insertShouldKeepBothWhenCallersUseTheSameClientId() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");

    Call first = inserted(called("same", anna, berta.account()));
    Call second = inserted(called("same", berta, anna.account()));
    Call third = inserted(called("SAME", anna, berta.account()));

    assertThat(storage().calls().find(first.id())).contains(first);
    assertThat(storage().calls().find(second.id())).contains(second);
    assertThat(storage().calls().find(third.id())).contains(third);
  }

  @Test
  default void insertShouldKeepOneWhenManyUseOneClientIdAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();

    List<CallId> kept =
        Concurrently.call(16, _ -> storage().calls().insert(called("same", anna, berta)).id());

    assertThat(new HashSet<>(kept)).hasSize(1);
    assertThat(storage().calls().live(berta, 20)).hasSize(1);
  }

  @Test
  default void replaceShouldChangeNothingWhenTheVersionIsAnother() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call placed = inserted(aCall(anna, berta));
    Call answered = answered(placed, berta);
    Call over = ended(answered);

    assertThat(storage().calls().replace(answered, over)).isFalse();
    assertThat(storage().calls().find(placed.id())).contains(placed);
    assertThat(storage().calls().replace(placed, answered)).isTrue();
    assertThat(storage().calls().replace(placed, ended(placed))).isFalse();
    assertThat(storage().calls().find(placed.id())).contains(answered);
  }

  @Test
  default void replaceShouldSayNoWhenThereIsNoSuchCall() {
    Call unknown = aCall(storedDevice("anna"), storedAccount("berta").id());

    assertThat(storage().calls().replace(unknown, ended(unknown))).isFalse();
    assertThat(storage().calls().find(unknown.id())).isEmpty();
  }

  @Test
  default void replaceShouldLeaveOtherCallsAlone() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call changed = inserted(aCall(anna, berta));
    Call other = inserted(aCall(anna, berta));

    storage().calls().replace(changed, ended(changed));

    assertThat(storage().calls().find(other.id())).contains(other);
  }

  @Test
  default void replaceShouldLetOneWinWhenManyChangeOneVersion() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call placed = inserted(aCall(anna, berta));
    List<Call> next =
        IntStream.rangeClosed(1, 16)
            .mapToObj(number -> after(placed, new CallAction.Answer(device(berta, number)), NOON))
            .toList();

    List<Boolean> won =
        Concurrently.call(16, number -> storage().calls().replace(placed, next.get(number)));

    assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
    assertThat(storage().calls().find(placed.id())).contains(next.get(won.indexOf(true)));
  }

  @Test
  default void replaceShouldLoseNoStepWhenManyGoOnFromWhatTheyFind() {
    DeviceAddress anna = storedDevice("anna");
    List<AccountId> callees =
        IntStream.rangeClosed(1, 5)
            .mapToObj(number -> storedAccount("callee" + number).id())
            .toList();
    Call placed = inserted(aCall(anna, callees.toArray(AccountId[]::new)));

    Concurrently.run(
        5,
        number -> {
          var answer = new CallAction.Answer(device(callees.get(number), 1));
          Call before;
          do {
            before = storage().calls().find(placed.id()).orElseThrow();
          } while (!storage().calls().replace(before, after(before, answer, NOON)));
        });

    Call now = storage().calls().find(placed.id()).orElseThrow();
    assertThat(now.version()).isEqualTo(6);
    assertThat(now.parties()).allMatch(party -> party.state() == PartyState.JOINED);
  }

  @Test
  default void sweepShouldForgetWhatWasOverBefore() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call over = over(called("over", anna, berta), noonPlus(10));
    Call later = over(called("later", anna, berta), noonPlus(10).plusMillis(1));
    Call live = inserted(called("live", anna, berta));

    assertThat(storage().calls().sweep(noonPlus(10), 10)).isZero();
    assertThat(storage().calls().sweep(noonPlus(10).plusMillis(1), 10)).isEqualTo(1);

    assertThat(storage().calls().find(over.id())).isEmpty();
    assertThat(storage().calls().find(later.id())).contains(later);
    assertThat(storage().calls().find(live.id())).contains(live);
    Call again = called("over", anna, berta);
    assertThat(storage().calls().insert(again)).isEqualTo(again);
  }

  @Test
  default void sweepShouldKeepWhatGoesOnHoweverOld() {
    Call live = inserted(aCall(storedDevice("anna"), storedAccount("berta").id()));

    assertThat(storage().calls().sweep(noonPlus(1_000_000_000), 10)).isZero();

    assertThat(storage().calls().find(live.id())).contains(live);
  }

  @Test
  default void sweepShouldStopAtTheLimit() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    for (int i = 0; i < 5; i++) {
      over(aCall(anna, berta), noonPlus(i));
    }

    List<Integer> swept =
        List.of(
            storage().calls().sweep(noonPlus(100), 3),
            storage().calls().sweep(noonPlus(100), 3),
            storage().calls().sweep(noonPlus(100), 3));

    assertThat(swept).containsExactly(3, 2, 0);
  }

  private Call over(Call call, Instant at) {
    Call placed = inserted(call);
    Call ended = endedAt(placed, at);
    assertThat(storage().calls().replace(placed, ended)).isTrue();
    return ended;
  }

  private static Call called(String clientId, DeviceAddress caller, AccountId callee) {
    return Call.place(anId(), aPlacing(clientId, caller, callee), Set.of(), NOON);
  }

  private static DeviceAddress device(AccountId account, int number) {
    return new DeviceAddress(account, new DeviceId(number));
  }
}
