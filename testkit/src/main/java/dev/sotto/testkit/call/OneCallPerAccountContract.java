// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.data.TestCalls.aCall;
import static dev.sotto.testkit.data.TestCalls.answered;
import static dev.sotto.testkit.data.TestCalls.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallRevision;
import dev.sotto.core.call.CallStore.Written;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.testkit.Concurrently;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An account takes part in one call at a time, whatever is written at once; a part of
/// [CallStoreContract].
public interface OneCallPerAccountContract extends CallFixture {
  @Test
  default void writeShouldRefuseACallOfAnAccountThatTakesPartInAnother() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call first = inserted(aCall(anna, berta));
    Call second = aCall(storedDevice(anna.account()), storedAccount("carla").id());

    assertThat(storage().calls().write(CallWrite.first(second)))
        .isEqualTo(new Written.Taken(Set.of(anna.account())));
    assertThat(storage().calls().find(second.id())).isEmpty();

    replaced(first, ended(first));
    inserted(second);
  }

  @Test
  default void writeShouldRefuseToRingAnAccountThatTakesPartInAnother() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    AccountId dora = storedAccount("dora").id();
    Call first = inserted(aCall(anna, berta));
    replaced(first, answered(first, berta));
    Call second = aCall(storedDevice("carla"), dora, berta, anna.account());

    assertThat(storage().calls().write(CallWrite.first(second)))
        .isEqualTo(new Written.Taken(Set.of(anna.account(), berta)));
    assertThat(storage().calls().live(dora, 10)).isEmpty();
  }

  @Test
  default void writeShouldRingWhomAnotherCallRings() {
    AccountId berta = storedAccount("berta").id();

    inserted(aCall(storedDevice("anna"), berta));
    inserted(aCall(storedDevice("carla"), berta));

    assertThat(storage().calls().live(berta, 10)).hasSize(2);
  }

  @Test
  default void writeShouldRefuseToJoinWhoTakesPartInAnother() {
    AccountId berta = storedAccount("berta").id();
    Call first = inserted(aCall(storedDevice("anna"), berta));
    Call second = inserted(aCall(storedDevice("carla"), berta));
    Call taken = replaced(first, answered(first, berta));

    assertThat(storage().calls().write(CallWrite.next(second, answered(second, berta))))
        .isEqualTo(new Written.Taken(Set.of(berta)));
    assertThat(storage().calls().find(second.id())).contains(second);

    replaced(taken, ended(taken));
    replaced(second, answered(second, berta));
  }

  @Test
  default void writeShouldLeaveOneCallAndJoinAnotherInOneStep() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    Call ringing = inserted(aCall(storedDevice("carla"), anna.account(), berta));
    Call old = inserted(aCall(anna, storedAccount("dora").id()));
    Call left = ended(old);
    Call joined = answered(ringing, anna.account());

    assertThat(storage().calls().write(step(old, left, ringing, joined)))
        .isEqualTo(new Written.Done());

    assertThat(storage().calls().find(old.id())).contains(left);
    assertThat(storage().calls().find(ringing.id())).contains(joined);
  }

  @Test
  default void writeShouldChangeNothingWhenOneOfTheCallsHasChanged() {
    DeviceAddress anna = storedDevice("anna");
    Call ringing = inserted(aCall(storedDevice("carla"), anna.account()));
    Call old = inserted(aCall(anna, storedAccount("dora").id()));
    Call over = replaced(ringing, ended(ringing));

    CallWrite write = step(old, ended(old), ringing, answered(ringing, anna.account()));

    assertThat(storage().calls().write(write)).isEqualTo(new Written.Stale());
    assertThat(storage().calls().find(old.id())).contains(old);
    assertThat(storage().calls().find(ringing.id())).contains(over);
  }

  @Test
  default void writeShouldRingThoseWhomOnlyAnAbandonedCallHolds() {
    DeviceAddress anna = storedDevice("anna");
    Call abandoned = inserted(aCall(anna, storedAccount("dora").id()));
    Call rung = aCall(storedDevice("carla"), anna.account());
    var write = new CallWrite(List.of(new CallRevision.First(rung)), Set.of(abandoned.id()));

    assertThat(storage().calls().write(write)).isEqualTo(new Written.Done());

    // To be rung is not to take part.
    var joining =
        new CallWrite(
            List.of(new CallRevision.Next(rung, answered(rung, anna.account()))),
            Set.of(abandoned.id()));
    assertThat(storage().calls().write(joining))
        .isEqualTo(new Written.Taken(Set.of(anna.account())));
  }

  @Test
  default void writeShouldLetOneOfTwoRingWhenTheyCallEachOtherAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    for (int round = 0; round < 20; round++) {
      List<Call> both = List.of(aCall(anna, berta.account()), aCall(berta, anna.account()));

      List<Written> written =
          Concurrently.call(2, i -> storage().calls().write(CallWrite.first(both.get(i))));

      // The other one found both of them in the first one, or its callee only.
      assertThat(written).filteredOn(new Written.Done()::equals).hasSize(1);
      assertThat(written).filteredOn(Written.Taken.class::isInstance).hasSize(1);
      Call kept = both.get(written.indexOf(new Written.Done()));
      replaced(kept, ended(kept));
    }
  }

  @Test
  default void writeShouldLetOneBeJoinedWhenManyAreAnsweredAtOnce() {
    AccountId berta = storedAccount("berta").id();
    List<Call> ringing =
        IntStream.range(0, 8)
            .mapToObj(number -> inserted(aCall(storedDevice("caller" + number), berta)))
            .toList();

    List<Boolean> joined =
        Concurrently.call(8, i -> isReplaced(ringing.get(i), answered(ringing.get(i), berta)));

    assertThat(joined).filteredOn(Boolean::booleanValue).hasSize(1);
    assertThat(storage().calls().live(berta, 10))
        .filteredOn(call -> call.party(berta).orElseThrow().state() == PartyState.JOINED)
        .hasSize(1);
  }

  private static CallWrite step(Call left, Call leftAfter, Call joined, Call joinedAfter) {
    return new CallWrite(
        List.of(new CallRevision.Next(left, leftAfter), new CallRevision.Next(joined, joinedAfter)),
        Set.of());
  }
}
