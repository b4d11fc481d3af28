// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong between nodes.
final class ClusterDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          buses(
              "bus hears itself",
              "publishShouldNotBeHeardByTheOneWhoPublishes",
              BrokenBuses.HearsItself::new),
          buses("bus out of order", "publishShouldBeHeardInOrder", BrokenBuses.OutOfOrder::new),
          buses(
              "bus says everything twice",
              "publishShouldBeHeardInOrder",
              BrokenBuses.HeardTwice::new),
          buses(
              "bus tells topics by prefix",
              "publishShouldNotBeHeardUnderOtherTopics",
              BrokenBuses.TopicsByPrefix::new),
          buses(
              "bus never unsubscribes",
              "unsubscribeShouldEndTheHearing",
              BrokenBuses.NeverUnsubscribes::new),
          buses(
              "bus does not let go again",
              "theLastCallAboutATopicShouldCount",
              BrokenBuses.NeverLeavesAgain::new),
          buses("bus spoils bytes", "publishShouldCarryAnyBytes", BrokenBuses.SpoilsBytes::new),
          buses(
              "bus cuts long payloads",
              "publishShouldCarryTheLongestPayloadAndDropLongerOnes",
              BrokenBuses.CutsLongPayloads::new),
          buses(
              "bus says that it carries what it does not",
              "publishShouldCarryTheLongestPayloadAndDropLongerOnes",
              BrokenBuses.BoastsOfLongPayloads::new),
          deadNodes(
              "roster tells orphans twice",
              "renewShouldTellOfTheAccountsOfADeadNodeOnce",
              BrokenRosters.OrphansToldTwice::new),
          deadNodes(
              "roster does not tell orphans",
              "renewShouldTellOfTheAccountsOfADeadNodeOnce",
              BrokenRosters.OrphansUntold::new),
          deadNodes(
              "roster does not tell of the death of a node that had nobody",
              "renewShouldTellOneNodeOfADeadOneThatHadNobodyOnline",
              BrokenRosters.DeathUntold::new),
          rosters(
              "roster does not tell of its loss",
              "renewShouldTellEachNodeOnceThatTheListWasLost",
              BrokenRosters.LossUntold::new),
          rosters(
              "roster always tells of a loss",
              "renewShouldTellOfNothingWhenAllIsWell",
              BrokenRosters.LossToldAlways::new),
          deadNodes(
              "roster does not tell of a burial",
              "renewShouldTellANodeThatWasTakenForDead",
              BrokenRosters.BurialUntold::new),
          deadNodes(
              "roster does not renew twice",
              "renewShouldTellANodeThatWasTakenForDead",
              BrokenRosters.NeverRenews::new),
          deadNodes(
              "roster renews when it is written",
              "putShouldNotKeepTheNodeAlive",
              BrokenRosters.WritingRenews::new),
          rosters(
              "roster takes here for elsewhere",
              "putShouldBeSeenByTheOthersOnly",
              BrokenRosters.ElsewhereIsHere::new),
          rosters(
              "roster piles up devices",
              "putShouldReplaceWhatTheNodeWroteBefore",
              BrokenRosters.DevicesPileUp::new),
          rosters(
              "roster without grace",
              "putShouldKeepTheAccountOnlineWithoutADeviceWhileItIsAboutToLeave",
              BrokenRosters.NoGrace::new),
          rosters(
              "roster removes in two steps",
              "removeShouldAnswerOneOnlyThatNobodyIsLeftWhenAllRemoveAtOnce",
              BrokenRosters.LooksBeforeItRemoves::new),
          rosters(
              "roster puts in two steps",
              "putShouldAnswerOneOnlyThatItIsTheFirstWhenAllPutAtOnce",
              BrokenRosters.LooksBeforeItPuts::new));

  private ClusterDefects() {}

  private static Defect<Coordination> buses(
      String name, String caughtBy, UnaryOperator<Bus> broken) {
    return new Defect<>(
        name,
        NodesUnderTest.Buses.class,
        caughtBy,
        Broken.port(Coordination.class, Bus.class, broken));
  }

  private static Defect<Coordination> deadNodes(
      String name, String caughtBy, UnaryOperator<Roster> broken) {
    return new Defect<>(
        name,
        NodesUnderTest.DeadNodes.class,
        caughtBy,
        Broken.port(Coordination.class, Roster.class, broken));
  }

  private static Defect<Coordination> rosters(
      String name, String caughtBy, UnaryOperator<Roster> broken) {
    return new Defect<>(
        name,
        NodesUnderTest.Rosters.class,
        caughtBy,
        Broken.port(Coordination.class, Roster.class, broken));
  }
}
