// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.data.TestCalls.aCall;
import static dev.sotto.testkit.data.TestCalls.aPlacing;
import static dev.sotto.testkit.data.TestCalls.after;
import static dev.sotto.testkit.data.TestCalls.anId;
import static dev.sotto.testkit.data.TestCalls.answered;
import static dev.sotto.testkit.data.TestCalls.ended;
import static dev.sotto.testkit.data.TestCalls.endedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.CallStore.Written;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestCalls;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [dev.sotto.core.call.CallStore] must do.
public interface CallStoreContract extends CallListsContract, OneCallPerAccountContract {
  @Test
  default void findShouldTellANewCallAsItWasPlaced() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call call = aCall(NOON.plusMillis(7), anna, berta);

    assertThat(storage().calls().write(CallWrite.first(call))).isEqualTo(new Written.Done());

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
    var placing = new CallInvite(anna, new ClientCallId("c"), callees, WakeUp.Media.VIDEO);
    Call call = Call.place(anId(), placing, Set.of(callees.get(1)), NOON);

    inserted(call);

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
      assertThat(isReplaced(step.getFirst(), step.getLast())).isTrue();
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
    replaced(first, now);
    Call second = called("same", anna, carla);

    assertThat(storage().calls().write(CallWrite.first(second)))
        .isEqualTo(new Written.Earlier(now));

    assertThat(storage().calls().find(second.id())).isEmpty();
    assertThat(storage().calls().live(carla, 10)).isEmpty();
  }

  @Test
  default void earlierShouldTellTheCallOfThisCallerAsItStands() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call over = replaced(inserted(called("same", anna, berta)), TestCalls::ended);
    inserted(called("SAME", anna, berta));

    assertThat(storage().calls().earlier(anna.account(), new ClientCallId("same"))).contains(over);
    assertThat(storage().calls().earlier(anna.account(), new ClientCallId("sam"))).isEmpty();
    assertThat(storage().calls().earlier(berta, new ClientCallId("same"))).isEmpty();
  }

  @Test
  default void insertShouldTellTheEarlierCallWhenAnotherDeviceUsesTheClientId() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call first = inserted(called("same", anna, berta));

    Call second = called("same", storedDevice(anna.account()), berta);
    assertThat(storage().calls().write(CallWrite.first(second)))
        .isEqualTo(new Written.Earlier(first));
  }

  @Test
  default void insertShouldKeepBothWhenCallersUseTheSameClientId() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");

    Call first = replaced(inserted(called("same", anna, berta.account())), TestCalls::ended);
    Call second = replaced(inserted(called("same", berta, anna.account())), TestCalls::ended);
    Call third = inserted(called("SAME", anna, berta.account()));

    assertThat(storage().calls().find(first.id())).contains(first);
    assertThat(storage().calls().find(second.id())).contains(second);
    assertThat(storage().calls().find(third.id())).contains(third);
  }

  @Test
  default void insertShouldKeepOneWhenManyUseOneClientIdAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();

    List<Written> written =
        Concurrently.call(
            16, _ -> storage().calls().write(CallWrite.first(called("same", anna, berta))));

    Call kept = storage().calls().earlier(anna.account(), new ClientCallId("same")).orElseThrow();
    assertThat(written).filteredOn(new Written.Done()::equals).hasSize(1);
    assertThat(written).filteredOn(new Written.Earlier(kept)::equals).hasSize(15);
    assertThat(storage().calls().live(berta, 20)).containsExactly(kept);
  }

  @Test
  default void replaceShouldChangeNothingWhenTheVersionIsAnother() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call placed = inserted(aCall(anna, berta));
    Call answered = answered(placed, berta);
    Call over = ended(answered);

    assertThat(isReplaced(answered, over)).isFalse();
    assertThat(storage().calls().find(placed.id())).contains(placed);
    assertThat(isReplaced(placed, answered)).isTrue();
    assertThat(isReplaced(placed, ended(placed))).isFalse();
    assertThat(storage().calls().find(placed.id())).contains(answered);
  }

  @Test
  default void replaceShouldSayNoWhenThereIsNoSuchCall() {
    Call unknown = aCall(storedDevice("anna"), storedAccount("berta").id());

    assertThat(storage().calls().write(CallWrite.next(unknown, ended(unknown))))
        .isEqualTo(new Written.Stale());
    assertThat(storage().calls().find(unknown.id())).isEmpty();
  }

  @Test
  default void replaceShouldLeaveOtherCallsAlone() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call changed = inserted(aCall(anna, berta));
    Call other = inserted(aCall(storedDevice("carla"), berta));

    replaced(changed, ended(changed));

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

    List<Boolean> won = Concurrently.call(16, number -> isReplaced(placed, next.get(number)));

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
          } while (!isReplaced(before, after(before, answer, NOON)));
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
    replaced(live, ended(live));
    inserted(called("over", anna, berta));
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
    return replaced(inserted(call), endedAt(call, at));
  }

  private static Call called(String clientId, DeviceAddress caller, AccountId callee) {
    return Call.place(anId(), aPlacing(clientId, caller, callee), Set.of(), NOON);
  }

  private static DeviceAddress device(AccountId account, int number) {
    return new DeviceAddress(account, new DeviceId(number));
  }
}
