// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.spi.Coordination;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;

/// What can be wrong between nodes.
final class ClusterDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          new Defect<>(
              "bus hears itself",
              NodesUnderTest.Buses.class,
              "publishShouldNotBeHeardByTheOneWhoPublishes",
              Among.bus(BrokenBuses.HearsItself::new)),
          new Defect<>(
              "bus out of order",
              NodesUnderTest.Buses.class,
              "publishShouldBeHeardInOrder",
              Among.bus(BrokenBuses.OutOfOrder::new)),
          new Defect<>(
              "bus says everything twice",
              NodesUnderTest.Buses.class,
              "publishShouldBeHeardInOrder",
              Among.bus(BrokenBuses.HeardTwice::new)),
          new Defect<>(
              "bus tells topics by prefix",
              NodesUnderTest.Buses.class,
              "publishShouldNotBeHeardUnderOtherTopics",
              Among.bus(BrokenBuses.TopicsByPrefix::new)),
          new Defect<>(
              "bus never unsubscribes",
              NodesUnderTest.Buses.class,
              "unsubscribeShouldEndTheHearing",
              Among.bus(BrokenBuses.NeverUnsubscribes::new)),
          new Defect<>(
              "bus does not let go again",
              NodesUnderTest.Buses.class,
              "theLastCallAboutATopicShouldCount",
              Among.bus(BrokenBuses.NeverLeavesAgain::new)),
          new Defect<>(
              "bus spoils bytes",
              NodesUnderTest.Buses.class,
              "publishShouldCarryAnyBytes",
              Among.bus(BrokenBuses.SpoilsBytes::new)),
          new Defect<>(
              "bus cuts long payloads",
              NodesUnderTest.Buses.class,
              "publishShouldCarryTheLongestPayloadAndDropLongerOnes",
              Among.bus(BrokenBuses.CutsLongPayloads::new)),
          new Defect<>(
              "bus says that it carries what it does not",
              NodesUnderTest.Buses.class,
              "publishShouldCarryTheLongestPayloadAndDropLongerOnes",
              Among.bus(BrokenBuses.BoastsOfLongPayloads::new)),
          new Defect<>(
              "roster tells orphans twice",
              NodesUnderTest.DeadNodes.class,
              "renewShouldTellOfTheAccountsOfADeadNodeOnce",
              Among.roster(BrokenRosters.OrphansToldTwice::new)),
          new Defect<>(
              "roster does not tell orphans",
              NodesUnderTest.DeadNodes.class,
              "renewShouldTellOfTheAccountsOfADeadNodeOnce",
              Among.roster(BrokenRosters.OrphansUntold::new)),
          new Defect<>(
              "roster does not tell of the death of a node that had nobody",
              NodesUnderTest.DeadNodes.class,
              "renewShouldTellOneNodeOfADeadOneThatHadNobodyOnline",
              Among.roster(BrokenRosters.DeathUntold::new)),
          new Defect<>(
              "roster does not tell of its loss",
              NodesUnderTest.Rosters.class,
              "renewShouldTellEachNodeOnceThatTheListWasLost",
              Among.roster(BrokenRosters.LossUntold::new)),
          new Defect<>(
              "roster always tells of a loss",
              NodesUnderTest.Rosters.class,
              "renewShouldTellOfNothingWhenAllIsWell",
              Among.roster(BrokenRosters.LossToldAlways::new)),
          new Defect<>(
              "roster does not tell of a burial",
              NodesUnderTest.DeadNodes.class,
              "renewShouldTellANodeThatWasTakenForDead",
              Among.roster(BrokenRosters.BurialUntold::new)),
          new Defect<>(
              "roster does not renew twice",
              NodesUnderTest.DeadNodes.class,
              "renewShouldTellANodeThatWasTakenForDead",
              Among.roster(BrokenRosters.NeverRenews::new)),
          new Defect<>(
              "roster renews when it is written",
              NodesUnderTest.DeadNodes.class,
              "putShouldNotKeepTheNodeAlive",
              Among.roster(BrokenRosters.WritingRenews::new)),
          new Defect<>(
              "roster takes here for elsewhere",
              NodesUnderTest.Rosters.class,
              "putShouldBeSeenByTheOthersOnly",
              Among.roster(BrokenRosters.ElsewhereIsHere::new)),
          new Defect<>(
              "roster piles up devices",
              NodesUnderTest.Rosters.class,
              "putShouldReplaceWhatTheNodeWroteBefore",
              Among.roster(BrokenRosters.DevicesPileUp::new)),
          new Defect<>(
              "roster without grace",
              NodesUnderTest.Rosters.class,
              "putShouldKeepTheAccountOnlineWithoutADeviceWhileItIsAboutToLeave",
              Among.roster(BrokenRosters.NoGrace::new)),
          new Defect<>(
              "roster removes in two steps",
              NodesUnderTest.Rosters.class,
              "removeShouldAnswerOneOnlyThatNobodyIsLeftWhenAllRemoveAtOnce",
              Among.roster(BrokenRosters.LooksBeforeItRemoves::new)),
          new Defect<>(
              "roster puts in two steps",
              NodesUnderTest.Rosters.class,
              "putShouldAnswerOneOnlyThatItIsTheFirstWhenAllPutAtOnce",
              Among.roster(BrokenRosters.LooksBeforeItPuts::new)));

  private ClusterDefects() {}
}
