// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.spi.Coordination;
import java.util.List;

/// What can be wrong with a coordination.
final class CoordinationDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          new Defect<>(
              "call ends one millisecond early",
              CoordinationSpecimen.Calls.class,
              "takeShouldCountTheLifetimeFromTheOffer",
              Among.callCache(real -> new BrokenCalls.TakesAt(real, Off::late))),
          new Defect<>(
              "call ends one millisecond late",
              CoordinationSpecimen.Calls.class,
              "takeShouldCountTheLifetimeFromTheOffer",
              Among.callCache(real -> new BrokenCalls.TakesAt(real, Off::early))),
          new Defect<>(
              "call swept one millisecond early",
              CoordinationSpecimen.Calls.class,
              "sweepShouldKeepWhatMayStillBeTaken",
              Among.callCache(real -> new BrokenCalls.SweepsAt(real, Off::late))),
          new Defect<>(
              "call swept one millisecond late",
              CoordinationSpecimen.Calls.class,
              "sweepShouldForgetWhatHasWaitedTooLong",
              Among.callCache(real -> new BrokenCalls.SweepsAt(real, Off::early))),
          new Defect<>(
              "call with its offer first",
              CoordinationSpecimen.Calls.class,
              "takeShouldAnswerCandidatesBeforeTheOfferWhicheverCameFirst",
              Among.callCache(BrokenCalls.OfferFirst::new)),
          new Defect<>(
              "call rings twice",
              CoordinationSpecimen.Calls.class,
              "takeShouldForgetEverythingKeptForTheCallee",
              Among.callCache(BrokenCalls.RingsTwice::new)),
          new Defect<>(
              "call loses candidates",
              CoordinationSpecimen.Calls.class,
              "putShouldKeepEveryCandidateWhenManyPutAtOnce",
              Among.callCache(BrokenCalls.LosesCandidates::new)),
          new Defect<>(
              "signal ends one millisecond early",
              CoordinationSpecimen.Calls.class,
              "keptShouldTellNothingThatHasWaitedTooLong",
              Among.callCache(real -> new BrokenCalls.KeptAt(real, Off::late))),
          new Defect<>(
              "signal ends one millisecond late",
              CoordinationSpecimen.Calls.class,
              "keptShouldTellNothingThatHasWaitedTooLong",
              Among.callCache(real -> new BrokenCalls.KeptAt(real, Off::early))),
          new Defect<>(
              "signals in wrong order",
              CoordinationSpecimen.Calls.class,
              "keptShouldTellWhatWasKeptInOrderAgainAndAgain",
              Among.callCache(BrokenCalls.NewestFirst::new)),
          new Defect<>(
              "signals of one device only",
              CoordinationSpecimen.Calls.class,
              "keptShouldTellTheDeviceThatSentIt",
              Among.callCache(BrokenCalls.OneDevice::new)),
          new Defect<>(
              "signals of calls mixed",
              CoordinationSpecimen.Calls.class,
              "keptShouldTellNothingOfOtherCallsAndPairs",
              Among.callCache(BrokenCalls.CallsMixed::new)),
          new Defect<>(
              "candidate said to wait that was dropped",
              CoordinationSpecimen.Calls.class,
              "putShouldKeepNoMoreThanTheBytesOfOneCall",
              Among.callCache(BrokenCalls.NeverRefuses::new)),
          new Defect<>(
              "offer dropped for candidates before it",
              CoordinationSpecimen.Calls.class,
              "putShouldKeepNoMoreThanTheBytesOfOneCall",
              Among.callCache(BrokenCalls.KeepsCandidates::new)),
          new Defect<>(
              "caller kept out by others",
              CoordinationSpecimen.Calls.class,
              "putShouldForgetWhoeverIsWorthLeastWhenTooManyCall",
              Among.callCache(BrokenCalls.KeepsOut::new)),
          new Defect<>(
              "signals without end",
              CoordinationSpecimen.Calls.class,
              "keepShouldDropWhatIsBeyondTheBytes",
              Among.callCache(BrokenCalls.EndlessSignals::new)),
          new Defect<>(
              "burst of one more",
              CoordinationSpecimen.Buckets.class,
              "takeShouldAllowTheBurstAndThenSayHowLongToWait",
              Among.buckets(BrokenBuckets.OneMore::new)),
          new Defect<>(
              "refill one millisecond early",
              CoordinationSpecimen.Buckets.class,
              "takeShouldAllowOneMoreWhenItHasWaited",
              Among.buckets(BrokenBuckets.OneMillisecondEarly::new)),
          new Defect<>(
              "refill one millisecond late",
              CoordinationSpecimen.Buckets.class,
              "takeShouldAllowTheBurstAndThenSayHowLongToWait",
              Among.buckets(BrokenBuckets.OneMillisecondLate::new)),
          new Defect<>(
              "buckets shared by letter case",
              CoordinationSpecimen.Buckets.class,
              "takeShouldLeaveOtherBucketsAlone",
              Among.buckets(BrokenBuckets.KeysFolded::new)),
          new Defect<>(
              "bucket loses uses",
              CoordinationSpecimen.Buckets.class,
              "takeShouldAllowExactlyTheBurstWhenManyTakeAtOnce",
              Among.buckets(BrokenBuckets.LosesUses::new)),
          new Defect<>(
              "bucket loses what is given back",
              CoordinationSpecimen.Buckets.class,
              "giveBackShouldMakeRoomForOne",
              Among.buckets(BrokenBuckets.KeepsWhatIsGivenBack::new)),
          new Defect<>(
              "bucket gets two back for one",
              CoordinationSpecimen.Buckets.class,
              "giveBackShouldMakeRoomForOne",
              Among.buckets(BrokenBuckets.GivesBackTwo::new)),
          new Defect<>(
              "bucket filled beyond the burst",
              CoordinationSpecimen.Buckets.class,
              "giveBackShouldNotFillMoreThanTheBurst",
              Among.buckets(BrokenBuckets.Overfull::new)),
          new Defect<>(
              "bucket emptied by a clock that goes back",
              CoordinationSpecimen.Buckets.class,
              "takeShouldAllowAsMuchAsBeforeWhenTheClockGoesBack",
              Among.buckets(BrokenBuckets.EmptiedByTheClock::new)),
          new Defect<>(
              "relay in wrong order",
              CoordinationSpecimen.Relayed.class,
              "waitingShouldAnswerWhatWasSentInTheOrderInWhichItCame",
              Among.relay(BrokenRelay.Backwards::new)),
          new Defect<>(
              "relayed one millisecond too long",
              CoordinationSpecimen.Relayed.class,
              "waitingShouldLeaveOutWhatHasExpired",
              Among.relay(real -> new BrokenRelay.WaitsAt(real, Off::early))),
          new Defect<>(
              "relayed one millisecond too short",
              CoordinationSpecimen.Relayed.class,
              "waitingShouldLeaveOutWhatHasExpired",
              Among.relay(real -> new BrokenRelay.WaitsAt(real, Off::late))),
          new Defect<>(
              "relay knows names too long",
              CoordinationSpecimen.Relayed.class,
              "knowsShouldTellWhatIsRepeatedUntilItHasExpired",
              Among.relay(real -> new BrokenRelay.KnowsAt(real, Off::early))),
          new Defect<>(
              "relay forgets names too early",
              CoordinationSpecimen.Relayed.class,
              "knowsShouldTellWhatIsRepeatedUntilItHasExpired",
              Among.relay(real -> new BrokenRelay.KnowsAt(real, Off::late))),
          new Defect<>(
              "relay removes one millisecond too long",
              CoordinationSpecimen.Relayed.class,
              "removeShouldSayNoWhenTheMessageHasExpired",
              Among.relay(real -> new BrokenRelay.RemovesAt(real, Off::early))),
          new Defect<>(
              "relay removes one millisecond too short",
              CoordinationSpecimen.Relayed.class,
              "removeShouldSayNoWhenTheMessageHasExpired",
              Among.relay(real -> new BrokenRelay.RemovesAt(real, Off::late))),
          new Defect<>(
              "relay knows retries too long",
              CoordinationSpecimen.Relayed.class,
              "putShouldKnowARepeatedSendUntilTheFirstHasExpired",
              Among.relay(real -> new BrokenRelay.RetriesAt(real, Off::early))),
          new Defect<>(
              "relay forgets retries too early",
              CoordinationSpecimen.Relayed.class,
              "putShouldKnowARepeatedSendUntilTheFirstHasExpired",
              Among.relay(real -> new BrokenRelay.RetriesAt(real, Off::late))),
          new Defect<>(
              "relay retry duplicates",
              CoordinationSpecimen.Relayed.class,
              "putShouldAnswerAsBeforeWhenRepeated",
              Among.relay(BrokenRelay.RetryDuplicates::new)),
          new Defect<>(
              "relay conflict untold",
              CoordinationSpecimen.Relayed.class,
              "putShouldConflictWhenTheClientMessageIdNamesAnotherBody",
              Among.relay(BrokenRelay.ConflictUntold::new)),
          new Defect<>(
              "relay mixes recipients",
              CoordinationSpecimen.Relayed.class,
              "putShouldTellRecipientsApart",
              Among.relay(BrokenRelay.RecipientsMixed::new)),
          new Defect<>(
              "relay retry of another device duplicates",
              CoordinationSpecimen.Relayed.class,
              "putShouldAnswerAsBeforeWhenRepeatedFromAnotherDevice",
              Among.relay(BrokenRelay.DevicesApart::new)),
          new Defect<>(
              "relay lets one take all places",
              CoordinationSpecimen.Relayed.class,
              "putShouldLeaveOthersAsManyPlacesAsOneSenderTakes",
              Among.relay(BrokenRelay.Unshared::new)),
          new Defect<>(
              "relay lets one take all bytes",
              CoordinationSpecimen.Relayed.class,
              "putShouldLeaveOthersAsManyBytesAsOneSenderTakes",
              Among.relay(BrokenRelay.Unshared::new)),
          new Defect<>(
              "relay gives no place back",
              CoordinationSpecimen.Relayed.class,
              "putShouldLeaveOthersAsManyPlacesAsOneSenderTakes",
              Among.relay(BrokenRelay.NothingGivenBack::new)),
          new Defect<>(
              "relay gives no bytes back",
              CoordinationSpecimen.Relayed.class,
              "putShouldLeaveOthersAsManyBytesAsOneSenderTakes",
              Among.relay(BrokenRelay.NothingGivenBack::new)),
          new Defect<>(
              "relay believes stamps",
              CoordinationSpecimen.Relayed.class,
              "putShouldKeepForItsLifeWhateverClockHasStampedTheMessage",
              Among.relay(BrokenRelay.StampsBelieved::new)),
          new Defect<>(
              "relay forgets what nobody took",
              CoordinationSpecimen.Relayed.class,
              "putShouldKnowARepeatedSendAlsoWhenNoDeviceWasThere",
              Among.relay(BrokenRelay.NamelessWithoutDevices::new)),
          new Defect<>(
              "relayed taken for all",
              CoordinationSpecimen.Relayed.class,
              "putShouldKeepTheMessageForEachDevice",
              Among.relay(BrokenRelay.TakenForAll::new)));

  private CoordinationDefects() {}
}
