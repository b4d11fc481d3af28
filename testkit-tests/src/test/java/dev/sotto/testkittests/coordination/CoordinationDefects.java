// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import dev.sotto.testkittests.defect.OneStepOff;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with a coordination.
final class CoordinationDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          calls(
              "call ends one millisecond early",
              "takeShouldCountTheLifetimeFromTheOffer",
              real -> new BrokenSignalCaches.TakesAt(real, OneStepOff::late)),
          calls(
              "call ends one millisecond late",
              "takeShouldCountTheLifetimeFromTheOffer",
              real -> new BrokenSignalCaches.TakesAt(real, OneStepOff::early)),
          calls(
              "call swept one millisecond early",
              "sweepShouldKeepWhatMayStillBeTaken",
              real -> new BrokenSignalCaches.SweepsAt(real, OneStepOff::late)),
          calls(
              "call swept one millisecond late",
              "sweepShouldForgetWhatHasWaitedTooLong",
              real -> new BrokenSignalCaches.SweepsAt(real, OneStepOff::early)),
          calls(
              "call with its offer first",
              "takeShouldAnswerCandidatesBeforeTheOfferWhicheverCameFirst",
              BrokenSignalCaches.OfferFirst::new),
          calls(
              "call rings twice",
              "takeShouldForgetEverythingKeptForTheCallee",
              BrokenSignalCaches.RingsTwice::new),
          calls(
              "call loses candidates",
              "putShouldKeepEveryCandidateWhenManyPutAtOnce",
              BrokenSignalCaches.LosesCandidates::new),
          calls(
              "signal ends one millisecond early",
              "keptShouldTellNothingThatHasWaitedTooLong",
              real -> new BrokenSignalCaches.KeptAt(real, OneStepOff::late)),
          calls(
              "signal ends one millisecond late",
              "keptShouldTellNothingThatHasWaitedTooLong",
              real -> new BrokenSignalCaches.KeptAt(real, OneStepOff::early)),
          calls(
              "signals in wrong order",
              "keptShouldTellWhatWasKeptInOrderAgainAndAgain",
              BrokenSignalCaches.NewestFirst::new),
          calls(
              "signals of one device only",
              "keptShouldTellTheDeviceThatSentIt",
              BrokenSignalCaches.OneDevice::new),
          calls(
              "signals of calls mixed",
              "keptShouldTellNothingOfOtherCallsAndPairs",
              BrokenSignalCaches.CallsMixed::new),
          calls(
              "candidate said to wait that was dropped",
              "putShouldKeepNoMoreThanTheBytesOfOneCall",
              BrokenSignalCaches.NeverRefuses::new),
          calls(
              "offer dropped for candidates before it",
              "putShouldKeepNoMoreThanTheBytesOfOneCall",
              BrokenSignalCaches.KeepsCandidates::new),
          calls(
              "caller kept out by others",
              "putShouldForgetWhoeverIsWorthLeastWhenTooManyCall",
              BrokenSignalCaches.KeepsOut::new),
          calls(
              "signals without end",
              "keepShouldDropWhatIsBeyondTheBytes",
              BrokenSignalCaches.EndlessSignals::new),
          buckets(
              "burst of one more",
              "takeShouldAllowTheBurstAndThenSayHowLongToWait",
              BrokenTokenBucketStores.OneMore::new),
          buckets(
              "refill one millisecond early",
              "takeShouldAllowOneMoreWhenItHasWaited",
              BrokenTokenBucketStores.OneMillisecondEarly::new),
          buckets(
              "refill one millisecond late",
              "takeShouldAllowTheBurstAndThenSayHowLongToWait",
              BrokenTokenBucketStores.OneMillisecondLate::new),
          buckets(
              "buckets shared by letter case",
              "takeShouldLeaveOtherBucketsAlone",
              BrokenTokenBucketStores.KeysFolded::new),
          buckets(
              "bucket loses uses",
              "takeShouldAllowExactlyTheBurstWhenManyTakeAtOnce",
              BrokenTokenBucketStores.LosesUses::new),
          buckets(
              "bucket loses what is given back",
              "giveBackShouldMakeRoomForOne",
              BrokenTokenBucketStores.KeepsWhatIsGivenBack::new),
          buckets(
              "bucket gets two back for one",
              "giveBackShouldMakeRoomForOne",
              BrokenTokenBucketStores.GivesBackTwo::new),
          buckets(
              "bucket filled beyond the burst",
              "giveBackShouldNotFillMoreThanTheBurst",
              BrokenTokenBucketStores.Overfull::new),
          buckets(
              "bucket emptied by a clock that goes back",
              "takeShouldAllowAsMuchAsBeforeWhenTheClockGoesBack",
              BrokenTokenBucketStores.EmptiedByTheClock::new),
          relayed(
              "relay in wrong order",
              "waitingShouldAnswerWhatWasSentInTheOrderInWhichItCame",
              BrokenRelayStores.Backwards::new),
          relayed(
              "relayed one millisecond too long",
              "waitingShouldLeaveOutWhatHasExpired",
              real -> new BrokenRelayStores.WaitsAt(real, OneStepOff::early)),
          relayed(
              "relayed one millisecond too short",
              "waitingShouldLeaveOutWhatHasExpired",
              real -> new BrokenRelayStores.WaitsAt(real, OneStepOff::late)),
          relayed(
              "relay knows names too long",
              "knowsShouldTellWhatIsRepeatedUntilItHasExpired",
              real -> new BrokenRelayStores.KnowsAt(real, OneStepOff::early)),
          relayed(
              "relay forgets names too early",
              "knowsShouldTellWhatIsRepeatedUntilItHasExpired",
              real -> new BrokenRelayStores.KnowsAt(real, OneStepOff::late)),
          relayed(
              "relay removes one millisecond too long",
              "removeShouldSayNoWhenTheMessageHasExpired",
              real -> new BrokenRelayStores.RemovesAt(real, OneStepOff::early)),
          relayed(
              "relay removes one millisecond too short",
              "removeShouldSayNoWhenTheMessageHasExpired",
              real -> new BrokenRelayStores.RemovesAt(real, OneStepOff::late)),
          relayed(
              "relay knows retries too long",
              "putShouldKnowARepeatedSendUntilTheFirstHasExpired",
              real -> new BrokenRelayStores.RetriesAt(real, OneStepOff::early)),
          relayed(
              "relay forgets retries too early",
              "putShouldKnowARepeatedSendUntilTheFirstHasExpired",
              real -> new BrokenRelayStores.RetriesAt(real, OneStepOff::late)),
          relayed(
              "relay retry duplicates",
              "putShouldAnswerAsBeforeWhenRepeated",
              BrokenRelayStores.RetryDuplicates::new),
          relayed(
              "relay conflict untold",
              "putShouldConflictWhenTheClientMessageIdNamesAnotherBody",
              BrokenRelayStores.ConflictUntold::new),
          relayed(
              "relay mixes recipients",
              "putShouldTellRecipientsApart",
              BrokenRelayStores.RecipientsMixed::new),
          relayed(
              "relay retry of another device duplicates",
              "putShouldAnswerAsBeforeWhenRepeatedFromAnotherDevice",
              BrokenRelayStores.DevicesApart::new),
          relayed(
              "relay lets one take all places",
              "putShouldLeaveOthersAsManyPlacesAsOneSenderTakes",
              BrokenRelayStores.Unshared::new),
          relayed(
              "relay lets one take all bytes",
              "putShouldLeaveOthersAsManyBytesAsOneSenderTakes",
              BrokenRelayStores.Unshared::new),
          relayed(
              "relay gives no place back",
              "putShouldLeaveOthersAsManyPlacesAsOneSenderTakes",
              BrokenRelayStores.NothingGivenBack::new),
          relayed(
              "relay gives no bytes back",
              "putShouldLeaveOthersAsManyBytesAsOneSenderTakes",
              BrokenRelayStores.NothingGivenBack::new),
          relayed(
              "relay believes stamps",
              "putShouldKeepForItsLifeWhateverClockHasStampedTheMessage",
              BrokenRelayStores.StampsBelieved::new),
          relayed(
              "relay forgets what nobody took",
              "putShouldKnowARepeatedSendAlsoWhenNoDeviceWasThere",
              BrokenRelayStores.NamelessWithoutDevices::new),
          relayed(
              "relayed taken for all",
              "putShouldKeepTheMessageForEachDevice",
              BrokenRelayStores.TakenForAll::new));

  private CoordinationDefects() {}

  private static Defect<Coordination> calls(
      String name, String caughtBy, UnaryOperator<SignalCache> broken) {
    return new Defect<>(
        name,
        CoordinationUnderTest.Calls.class,
        caughtBy,
        Broken.port(Coordination.class, SignalCache.class, broken));
  }

  private static Defect<Coordination> buckets(
      String name, String caughtBy, UnaryOperator<TokenBucketStore> broken) {
    return new Defect<>(
        name,
        CoordinationUnderTest.Buckets.class,
        caughtBy,
        Broken.port(Coordination.class, TokenBucketStore.class, broken));
  }

  private static Defect<Coordination> relayed(
      String name, String caughtBy, UnaryOperator<RelayStore> broken) {
    return new Defect<>(
        name,
        CoordinationUnderTest.Relayed.class,
        caughtBy,
        Broken.port(Coordination.class, RelayStore.class, broken));
  }
}
