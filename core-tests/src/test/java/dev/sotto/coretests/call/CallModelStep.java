// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.call;

import dev.sotto.core.call.CallAction;
import dev.sotto.core.device.DeviceAddress;
import java.util.ArrayList;
import java.util.List;

/// Something that may happen next: a device acts, or is lost, or time passes.
///
/// @param verb `answer`, `decline`, `busy`, `end`, `lose` or `wait`
/// @param party 0 for the caller, then the callees; one more for somebody who is not in the call
/// @param device its number
public record CallModelStep(String verb, int party, int device) {
  /// Two of them end the ringing.
  public static final int WAIT_SECONDS = 30;

  private static final List<String> VERBS = List.of("answer", "decline", "busy", "end", "lose");

  /// {@return everything that may happen in a call with this many callees of two devices each}
  public static List<CallModelStep> all(int callees) {
    var all = new ArrayList<CallModelStep>();
    all.add(new CallModelStep("wait", 0, 0));
    for (String verb : VERBS) {
      for (int party = 0; party <= callees; party++) {
        all.add(new CallModelStep(verb, party, 1));
        all.add(new CallModelStep(verb, party, 2));
      }
      all.add(new CallModelStep(verb, callees + 1, 1));
    }
    return List.copyOf(all);
  }

  public boolean isWait() {
    return verb.equals("wait");
  }

  /// {@return what it is in the words of the domain}
  public CallAction action() {
    DeviceAddress by = DeviceAddress.of(party + 1L, device);
    return switch (verb) {
      case "answer" -> new CallAction.Answer(by);
      case "decline" -> new CallAction.Decline(by);
      case "busy" -> new CallAction.Busy(by);
      case "end" -> new CallAction.End(by);
      case "lose" -> new CallAction.Lose(by);
      case String other -> throw new AssertionError(other);
    };
  }
}
