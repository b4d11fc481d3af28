// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.CallRevision;
import dev.sotto.core.call.CallStore.Written;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Places, answers and ends calls. Safe for use by many threads.
///
/// Ringing needs a relationship: one side has the other as a contact or has written to it. An
/// account takes part in one call at a time, which the storage holds: it is busy for others, and
/// its device leaves a call in the step by which it joins the next one. Of two calls that two
/// accounts place to each other at once the first rings and the second is busy.
public final class Calls {
  private final CallRegistry ledger;
  private final OtherCalls others;
  private final ContactStore contacts;
  private final RandomGenerator random;

  /// @param random cryptographically strong
  public Calls(
      CallRegistry ledger, OtherCalls others, ContactStore contacts, RandomGenerator random) {
    this.ledger = ledger;
    this.others = others;
    this.contacts = contacts;
    this.random = random;
  }

  /// Rings the callees: all devices hear of it, those that are not connected are woken. Callees who
  /// take part in another call are busy at once.
  ///
  /// Placed again, under the same client call id, the call is told as it stands.
  public Placed place(CallInvite placing) {
    AccountId caller = placing.caller().account();
    Optional<Call> earlier = ledger.earlier(caller, placing.clientId());
    if (earlier.isPresent()) {
      return repeated(earlier.get(), placing);
    }
    if (!placing.callees().stream().allMatch(callee -> mayRing(caller, callee))) {
      return new Placed.NotAllowed();
    }
    return open(placing);
  }

  private Placed open(CallInvite placing) {
    AccountId caller = placing.caller().account();
    var id = CallId.random(random);
    Set<AccountId> busy = Set.of();
    Set<CallId> abandoned = Set.of();
    List<CallRevision> leaving = List.of();
    boolean nothingToLeave = false;
    while (true) {
      Call call = Call.place(id, placing, busy, ledger.now());
      switch (ledger.write(new CallWrite(with(leaving, call), abandoned))) {
        case Written.Done _ -> {
          return new Placed.New(call);
        }
        case Written.Earlier(var kept) -> {
          return repeated(kept, placing);
        }
        case Written.Stale _ -> leaving = List.of();
        case Written.Taken(var accounts) -> {
          if (ledger.settleDue(accounts)) {
            continue;
          }
          if (accounts.contains(caller)) {
            Optional<List<CallRevision>> own = others.leave(placing.caller());
            if (own.isEmpty() || (nothingToLeave && own.get().isEmpty())) {
              return new Placed.InAnotherCall();
            }
            leaving = own.get();
            nothingToLeave = leaving.isEmpty();
          } else {
            Set<CallId> gone = others.abandoned(accounts);
            busy = abandoned.containsAll(gone) ? union(busy, accounts) : busy;
            abandoned = union(abandoned, gone);
          }
        }
      }
    }
  }

  /// A call that rings nobody takes no part of anybody: the caller stays where it is.
  private static List<CallRevision> with(List<CallRevision> leaving, Call placed) {
    var revisions = new ArrayList<CallRevision>();
    if (!placed.state().isFinal()) {
      revisions.addAll(leaving);
    }
    revisions.add(new CallRevision.First(placed));
    return revisions;
  }

  private static <T> Set<T> union(Set<T> some, Set<T> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
  }

  private Placed repeated(Call call, CallInvite placing) {
    return call.isRepeatedBy(placing)
        ? new Placed.Again(ledger.settled(call))
        : new Placed.Conflict();
  }

  private boolean mayRing(AccountId caller, AccountId callee) {
    return contacts.knows(caller, callee) || contacts.knows(callee, caller);
  }

  /// Answers for the account of the device. Of its devices the first one takes part; the others
  /// hear that they need not ring any longer.
  public CallResult answer(CallId id, DeviceAddress by) {
    return ledger.apply(id, new CallAction.Answer(by), () -> others.leave(by));
  }

  /// Refuses the call for the account of the device.
  public CallResult decline(CallId id, DeviceAddress by) {
    return ledger.apply(id, new CallAction.Decline(by));
  }

  /// Refuses the call because the account is in another conversation.
  public CallResult busy(CallId id, DeviceAddress by) {
    return ledger.apply(id, new CallAction.Busy(by));
  }

  /// Ends the call for the device that takes part in it; while the call rings for the account of
  /// the device, declines it. What is over stays as it is.
  public CallResult end(CallId id, DeviceAddress by) {
    return ledger.apply(id, new CallAction.End(by));
  }

  /// Wakes a device that has just lost its connection, if a call rings for its account: it may not
  /// have heard.
  public void disconnected(DeviceAddress device) {
    ledger.live(device.account()).stream()
        .filter(call -> isRinging(call, device.account()))
        .forEach(call -> ledger.wake(call, device));
  }

  private static boolean isRinging(Call call, AccountId account) {
    return call.party(account).filter(party -> party.state() == PartyState.RINGING).isPresent();
  }

  /// {@return the call, empty when `account` is not in it}
  public Optional<Call> find(AccountId account, CallId id) {
    return ledger.find(id, account);
  }

  /// {@return the calls in which `account` rings or takes part, newest first}
  public List<Call> live(AccountId account) {
    return ledger.live(account);
  }

  /// {@return up to `limit` calls that `account` was ever in, newest first}
  public List<Call> newest(AccountId account, int limit) {
    return ledger.history(account, CallCursor.NOW, limit);
  }

  /// {@return up to `limit` calls that `account` was in and that were placed before `before`,
  /// newest first; none when it was not in `before`, or that has been forgotten, as have all
  /// before}
  public List<Call> before(AccountId account, CallId before, int limit) {
    return ledger
        .find(before, account)
        .map(call -> ledger.history(account, CallCursor.of(call), limit))
        .orElse(List.of());
  }

  /// {@return how many calls were `placed` since this node started, and how many ended in each
  /// final state, by its name; each counted by the node where it happened}
  public Map<String, Long> counts() {
    return ledger.counts().all();
  }

  /// The outcome of [#place].
  public sealed interface Placed {
    /// @param call rings, or is over already because all are busy
    record New(Call call) implements Placed {}

    /// @param call as it stands
    record Again(Call call) implements Placed {}

    /// The caller has used the client call id for another call.
    record Conflict() implements Placed {}

    /// One of the callees does not exist, or there is no relationship with it.
    record NotAllowed() implements Placed {}

    /// Another device of the caller takes part in a call.
    record InAnotherCall() implements Placed {}
  }
}
