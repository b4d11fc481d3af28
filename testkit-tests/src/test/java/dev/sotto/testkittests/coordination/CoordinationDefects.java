// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.spi.Coordination;
import dev.sotto.testkittests.defect.Defect;
import dev.sotto.testkittests.defect.OneStepOff;
import java.util.List;

/// What can be wrong with a coordination.
final class CoordinationDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          new Defect<>(
              "call ends one millisecond early",
              CoordinationUnderTest.Calls.class,
              "takeShouldCountTheLifetimeFromTheOffer",
              Among.callCache(real -> new BrokenSignalCaches.TakesAt(real, OneStepOff::late))),
          new Defect<>(
              "call ends one millisecond late",
              CoordinationUnderTest.Calls.class,
              "takeShouldCountTheLifetimeFromTheOffer",
              Among.callCache(real -> new BrokenSignalCaches.TakesAt(real, OneStepOff::early))),
          new Defect<>(
              "call swept one millisecond early",
              CoordinationUnderTest.Calls.class,
              "sweepShouldKeepWhatMayStillBeTaken",
              Among.callCache(real -> new BrokenSignalCaches.SweepsAt(real, OneStepOff::late))),
          new Defect<>(
              "call swept one millisecond late",
              CoordinationUnderTest.Calls.class,
              "sweepShouldForgetWhatHasWaitedTooLong",
              Among.callCache(real -> new BrokenSignalCaches.SweepsAt(real, OneStepOff::early))),
          new Defect<>(
              "call with its offer first",
              CoordinationUnderTest.Calls.class,
              "takeShouldAnswerCandidatesBeforeTheOfferWhicheverCameFirst",
              Among.callCache(BrokenSignalCaches.OfferFirst::new)),
          new Defect<>(
              "call rings twice",
              CoordinationUnderTest.Calls.class,
              "takeShouldForgetEverythingKeptForTheCallee",
              Among.callCache(BrokenSignalCaches.RingsTwice::new)),
          new Defect<>(
              "call loses candidates",
              CoordinationUnderTest.Calls.class,
              "putShouldKeepEveryCandidateWhenManyPutAtOnce",
              Among.callCache(BrokenSignalCaches.LosesCandidates::new)),
          new Defect<>(
              "signal ends one millisecond early",
              CoordinationUnderTest.Calls.class,
              "keptShouldTellNothingThatHasWaitedTooLong",
              Among.callCache(real -> new BrokenSignalCaches.KeptAt(real, OneStepOff::late))),
          new Defect<>(
              "signal ends one millisecond late",
              CoordinationUnderTest.Calls.class,
              "keptShouldTellNothingThatHasWaitedTooLong",
              Among.callCache(real -> new BrokenSignalCaches.KeptAt(real, OneStepOff::early))),
          new Defect<>(
              "signals in wrong order",
              CoordinationUnderTest.Calls.class,
              "keptShouldTellWhatWasKeptInOrderAgainAndAgain",
              Among.callCache(BrokenSignalCaches.NewestFirst::new)),
          new Defect<>(
              "signals of one device only",
              CoordinationUnderTest.Calls.class,
              "keptShouldTellTheDeviceThatSentIt",
              Among.callCache(BrokenSignalCaches.OneDevice::new)),
          new Defect<>(
              "signals of calls mixed",
              CoordinationUnderTest.Calls.class,
              "keptShouldTellNothingOfOtherCallsAndPairs",
              Among.callCache(BrokenSignalCaches.CallsMixed::new)),
          new Defect<>(
              "candidate said to wait that was dropped",
              CoordinationUnderTest.Calls.class,
              "putShouldKeepNoMoreThanTheBytesOfOneCall",
              Among.callCache(BrokenSignalCaches.NeverRefuses::new)),
          new Defect<>(
              "offer dropped for candidates before it",
              CoordinationUnderTest.Calls.class,
              "putShouldKeepNoMoreThanTheBytesOfOneCall",
              Among.callCache(BrokenSignalCaches.KeepsCandidates::new)),
          new Defect<>(
              "caller kept out by others",
              CoordinationUnderTest.Calls.class,
              "putShouldForgetWhoeverIsWorthLeastWhenTooManyCall",
              Among.callCache(BrokenSignalCaches.KeepsOut::new)),
          new Defect<>(
              "signals without end",
              CoordinationUnderTest.Calls.class,
              "keepShouldDropWhatIsBeyondTheBytes",
              Among.callCache(BrokenSignalCaches.EndlessSignals::new)),
          new Defect<>(
              "burst of one more",
              CoordinationUnderTest.Buckets.class,
              "takeShouldAllowTheBurstAndThenSayHowLongToWait",
              Among.buckets(BrokenTokenBucketStores.OneMore::new)),
          new Defect<>(
              "refill one millisecond early",
              CoordinationUnderTest.Buckets.class,
              "takeShouldAllowOneMoreWhenItHasWaited",
              Among.buckets(BrokenTokenBucketStores.OneMillisecondEarly::new)),
          new Defect<>(
              "refill one millisecond late",
              CoordinationUnderTest.Buckets.class,
              "takeShouldAllowTheBurstAndThenSayHowLongToWait",
              Among.buckets(BrokenTokenBucketStores.OneMillisecondLate::new)),
          new Defect<>(
              "buckets shared by letter case",
              CoordinationUnderTest.Buckets.class,
              "takeShouldLeaveOtherBucketsAlone",
              Among.buckets(BrokenTokenBucketStores.KeysFolded::new)),
          new Defect<>(
              "bucket loses uses",
              CoordinationUnderTest.Buckets.class,
              "takeShouldAllowExactlyTheBurstWhenManyTakeAtOnce",
              Among.buckets(BrokenTokenBucketStores.LosesUses::new)),
          new Defect<>(
              "bucket loses what is given back",
              CoordinationUnderTest.Buckets.class,
              "giveBackShouldMakeRoomForOne",
              Among.buckets(BrokenTokenBucketStores.KeepsWhatIsGivenBack::new)),
          new Defect<>(
              "bucket gets two back for one",
              CoordinationUnderTest.Buckets.class,
              "giveBackShouldMakeRoomForOne",
              Among.buckets(BrokenTokenBucketStores.GivesBackTwo::new)),
          new Defect<>(
              "bucket filled beyond the burst",
              CoordinationUnderTest.Buckets.class,
              "giveBackShouldNotFillMoreThanTheBurst",
              Among.buckets(BrokenTokenBucketStores.Overfull::new)),
          new Defect<>(
              "bucket emptied by a clock that goes back",
              CoordinationUnderTest.Buckets.class,
              "takeShouldAllowAsMuchAsBeforeWhenTheClockGoesBack",
              Among.buckets(BrokenTokenBucketStores.EmptiedByTheClock::new)),
          new Defect<>(
              "relay in wrong order",
              CoordinationUnderTest.Relayed.class,
              "waitingShouldAnswerWhatWasSentInTheOrderInWhichItCame",
              Among.relay(BrokenRelayStores.Backwards::new)),
          new Defect<>(
              "relayed one millisecond too long",
              CoordinationUnderTest.Relayed.class,
              "waitingShouldLeaveOutWhatHasExpired",
              Among.relay(real -> new BrokenRelayStores.WaitsAt(real, OneStepOff::early))),
          new Defect<>(
              "relayed one millisecond too short",
              CoordinationUnderTest.Relayed.class,
              "waitingShouldLeaveOutWhatHasExpired",
              Among.relay(real -> new BrokenRelayStores.WaitsAt(real, OneStepOff::late))),
          new Defect<>(
              "relay knows names too long",
              CoordinationUnderTest.Relayed.class,
              "knowsShouldTellWhatIsRepeatedUntilItHasExpired",
              Among.relay(real -> new BrokenRelayStores.KnowsAt(real, OneStepOff::early))),
          new Defect<>(
              "relay forgets names too early",
              CoordinationUnderTest.Relayed.class,
              "knowsShouldTellWhatIsRepeatedUntilItHasExpired",
              Among.relay(real -> new BrokenRelayStores.KnowsAt(real, OneStepOff::late))),
          new Defect<>(
              "relay removes one millisecond too long",
              CoordinationUnderTest.Relayed.class,
              "removeShouldSayNoWhenTheMessageHasExpired",
              Among.relay(real -> new BrokenRelayStores.RemovesAt(real, OneStepOff::early))),
          new Defect<>(
              "relay removes one millisecond too short",
              CoordinationUnderTest.Relayed.class,
              "removeShouldSayNoWhenTheMessageHasExpired",
              Among.relay(real -> new BrokenRelayStores.RemovesAt(real, OneStepOff::late))),
          new Defect<>(
              "relay knows retries too long",
              CoordinationUnderTest.Relayed.class,
              "putShouldKnowARepeatedSendUntilTheFirstHasExpired",
              Among.relay(real -> new BrokenRelayStores.RetriesAt(real, OneStepOff::early))),
          new Defect<>(
              "relay forgets retries too early",
              CoordinationUnderTest.Relayed.class,
              "putShouldKnowARepeatedSendUntilTheFirstHasExpired",
              Among.relay(real -> new BrokenRelayStores.RetriesAt(real, OneStepOff::late))),
          new Defect<>(
              "relay retry duplicates",
              CoordinationUnderTest.Relayed.class,
              "putShouldAnswerAsBeforeWhenRepeated",
              Among.relay(BrokenRelayStores.RetryDuplicates::new)),
          new Defect<>(
              "relay conflict untold",
              CoordinationUnderTest.Relayed.class,
              "putShouldConflictWhenTheClientMessageIdNamesAnotherBody",
              Among.relay(BrokenRelayStores.ConflictUntold::new)),
          new Defect<>(
              "relay mixes recipients",
              CoordinationUnderTest.Relayed.class,
              "putShouldTellRecipientsApart",
              Among.relay(BrokenRelayStores.RecipientsMixed::new)),
          new Defect<>(
              "relay retry of another device duplicates",
              CoordinationUnderTest.Relayed.class,
              "putShouldAnswerAsBeforeWhenRepeatedFromAnotherDevice",
              Among.relay(BrokenRelayStores.DevicesApart::new)),
          new Defect<>(
              "relay lets one take all places",
              CoordinationUnderTest.Relayed.class,
              "putShouldLeaveOthersAsManyPlacesAsOneSenderTakes",
              Among.relay(BrokenRelayStores.Unshared::new)),
          new Defect<>(
              "relay lets one take all bytes",
              CoordinationUnderTest.Relayed.class,
              "putShouldLeaveOthersAsManyBytesAsOneSenderTakes",
              Among.relay(BrokenRelayStores.Unshared::new)),
          new Defect<>(
              "relay gives no place back",
              CoordinationUnderTest.Relayed.class,
              "putShouldLeaveOthersAsManyPlacesAsOneSenderTakes",
              Among.relay(BrokenRelayStores.NothingGivenBack::new)),
          new Defect<>(
              "relay gives no bytes back",
              CoordinationUnderTest.Relayed.class,
              "putShouldLeaveOthersAsManyBytesAsOneSenderTakes",
              Among.relay(BrokenRelayStores.NothingGivenBack::new)),
          new Defect<>(
              "relay believes stamps",
              CoordinationUnderTest.Relayed.class,
              "putShouldKeepForItsLifeWhateverClockHasStampedTheMessage",
              Among.relay(BrokenRelayStores.StampsBelieved::new)),
          new Defect<>(
              "relay forgets what nobody took",
              CoordinationUnderTest.Relayed.class,
              "putShouldKnowARepeatedSendAlsoWhenNoDeviceWasThere",
              Among.relay(BrokenRelayStores.NamelessWithoutDevices::new)),
          new Defect<>(
              "relayed taken for all",
              CoordinationUnderTest.Relayed.class,
              "putShouldKeepTheMessageForEachDevice",
              Among.relay(BrokenRelayStores.TakenForAll::new)));

  private CoordinationDefects() {}
}
