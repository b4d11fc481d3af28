// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.call;

import dev.sotto.core.call.Call;
import dev.sotto.core.call.Party;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What a call should do, in other words than those of the domain: one word a party, the caller
/// first. Immutable.
///
/// @param devices the device that has acted for each party, 0 for none
/// @param age seconds since it was placed
public record CallModel(List<String> parties, List<Integer> devices, String outcome, int age) {
  public static final String RINGING = "ringing";
  public static final String ANSWERED = "answered";
  private static final int RING_SECONDS = 60;

  public static CallModel placed(int callees) {
    return new CallModel(
        IntStream.rangeClosed(0, callees).mapToObj(i -> i == 0 ? "joined" : RINGING).toList(),
        IntStream.rangeClosed(0, callees).mapToObj(i -> i == 0 ? 1 : 0).toList(),
        RINGING,
        0);
  }

  public boolean isOver() {
    return !outcome.equals(RINGING) && !outcome.equals(ANSWERED);
  }

  /// Time passes, and somebody looks.
  public CallModel later(int seconds) {
    var then = new CallModel(parties, devices, outcome, age + seconds);
    if (then.age < RING_SECONDS || !parties.contains(RINGING)) {
      return then;
    }
    List<String> after =
        parties.stream().map(state -> state.equals(RINGING) ? "missed" : state).toList();
    return new CallModel(after, devices, outcome, then.age).concluded();
  }

  /// A device of a party does something.
  public CallModel act(CallModelStep move) {
    int who = move.party();
    if (who >= parties.size()) {
      return this;
    }
    boolean rings = parties.get(who).equals(RINGING);
    boolean acts = parties.get(who).equals("joined") && devices.get(who) == move.device();
    return switch (move.verb()) {
      case "answer" -> rings ? with(move, "joined") : this;
      case "decline" -> rings ? with(move, "declined") : this;
      case "busy" -> rings ? with(move, "busy") : this;
      case "end" -> rings ? with(move, "declined") : acts ? with(move, "left") : this;
      case "lose" -> acts ? with(move, "left") : this;
      case String verb -> throw new AssertionError(verb);
    };
  }

  private CallModel with(CallModelStep move, String state) {
    var after = parties.toArray(String[]::new);
    after[move.party()] = state;
    var by = devices.toArray(Integer[]::new);
    by[move.party()] = move.device();
    return new CallModel(Arrays.asList(after), Arrays.asList(by), outcome, age).concluded();
  }

  private CallModel concluded() {
    boolean answered =
        outcome.equals(ANSWERED) || parties.stream().skip(1).anyMatch("joined"::equals);
    long joined = parties.stream().filter("joined"::equals).count();
    boolean goesOn = joined >= 2 || (joined == 1 && parties.contains(RINGING));
    if (goesOn) {
      return new CallModel(parties, devices, answered ? ANSWERED : RINGING, age);
    }
    String end =
        answered
            ? "ended"
            : parties.getFirst().equals("left")
                ? "cancelled"
                : parties.contains("missed")
                    ? "missed"
                    : parties.contains("declined") ? "declined" : "busy";
    List<String> after =
        parties.stream()
            .map(
                state ->
                    state.equals("joined") ? "left" : state.equals(RINGING) ? "cancelled" : state)
            .toList();
    return new CallModel(after, devices, end, age);
  }

  /// {@return whether the call is as it should be}
  public boolean fits(Call call) {
    boolean fits =
        call.state().name().equalsIgnoreCase(outcome) && call.parties().size() == parties.size();
    for (int i = 0; fits && i < parties.size(); i++) {
      Party party = call.parties().get(i);
      fits =
          party.state().name().equalsIgnoreCase(parties.get(i)) && party.device() == devices.get(i);
    }
    return fits;
  }
}
