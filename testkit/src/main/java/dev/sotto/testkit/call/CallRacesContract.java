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
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The rule of [OneCallPerAccountContract], raced a thousand times, by all servers of a storage.
public interface CallRacesContract extends CallFixture {
  /// How often each race is run.
  int ROUNDS = 1_000;

  /// {@return the storage as server `number` of several sees it}
  default Storage server(int number) {
    return storage();
  }

  @Test
  @Tag("full")
  default void accountsThatCallEachOtherAtOnceShouldBeInOneCall() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    for (int round = 0; round < ROUNDS; round++) {
      List<Call> both = List.of(aCall(anna, berta.account()), aCall(berta, anna.account()));
      int swap = round % 2;

      List<Written> written =
          Concurrently.call(
              2, i -> server(i).calls().write(CallWrite.first(both.get((i + swap) % 2))));

      assertThat(written).filteredOn(new Written.Done()::equals).hasSize(1);
      assertThat(written).filteredOn(Written.Taken.class::isInstance).hasSize(1);
      Call kept = both.get((written.indexOf(new Written.Done()) + swap) % 2);
      assertThat(storage().calls().live(anna.account(), 10)).containsExactly(kept);
      replaced(kept, ended(kept));
    }
  }

  @Test
  @Tag("full")
  default void accountThatAnswersAndPlacesAtOnceShouldBeInOneCall() {
    DeviceAddress berta = storedDevice("berta");
    AccountId account = berta.account();
    AccountId emma = storedAccount("emma").id();
    List<DeviceAddress> callers = List.of(storedDevice("anna"), storedDevice("carla"));
    for (int round = 0; round < ROUNDS; round++) {
      List<Call> ringing =
          callers.stream().map(caller -> inserted(aCall(caller, account))).toList();
      Call own = aCall(berta, emma);
      List<CallWrite> writes =
          List.of(
              CallWrite.next(ringing.get(0), answered(ringing.get(0), account)),
              CallWrite.next(ringing.get(1), answered(ringing.get(1), account)),
              CallWrite.first(own));

      List<Written> written = Concurrently.call(3, i -> server(i).calls().write(writes.get(i)));

      assertThat(written).filteredOn(new Written.Done()::equals).hasSize(1);
      assertThat(written).filteredOn(new Written.Taken(Set.of(account))::equals).hasSize(2);
      for (Call call : List.of(ringing.get(0), ringing.get(1), own)) {
        storage().calls().find(call.id()).ifPresent(kept -> replaced(kept, ended(kept)));
      }
    }
  }

  @Test
  @Tag("full")
  default void deviceThatMovesToAnotherCallShouldLoseNeitherWhenThatEndsAtOnce() {
    DeviceAddress berta = storedDevice("berta");
    DeviceAddress anna = storedDevice("anna");
    AccountId emma = storedAccount("emma").id();
    for (int round = 0; round < ROUNDS; round++) {
      Call ringing = inserted(aCall(anna, berta.account()));
      Call own = inserted(aCall(berta, emma));
      Call joined = answered(ringing, berta.account());
      var move =
          new CallWrite(
              List.of(
                  new CallRevision.Next(own, ended(own)), new CallRevision.Next(ringing, joined)),
              Set.of());
      List<CallWrite> writes = List.of(move, CallWrite.next(ringing, ended(ringing)));

      List<Written> written = Concurrently.call(2, i -> server(i).calls().write(writes.get(i)));

      boolean moved = written.getFirst() instanceof Written.Done;
      assertThat(written).filteredOn(new Written.Done()::equals).hasSize(1);
      assertThat(storage().calls().find(own.id())).contains(moved ? ended(own) : own);
      if (moved) {
        replaced(joined, ended(joined));
      } else {
        replaced(own, ended(own));
      }
    }
  }
}
