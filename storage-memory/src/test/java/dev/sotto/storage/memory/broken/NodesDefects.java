// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.spi.Coordination;
import java.util.List;

/// What can be wrong between nodes.
final class NodesDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          new Defect<>(
              "bus hears itself",
              NodesSpecimen.Buses.class,
              "publishShouldNotBeHeardByTheOneWhoPublishes",
              Among.bus(BrokenBus.HearsItself::new)),
          new Defect<>(
              "bus out of order",
              NodesSpecimen.Buses.class,
              "publishShouldBeHeardInOrder",
              Among.bus(BrokenBus.OutOfOrder::new)),
          new Defect<>(
              "bus says everything twice",
              NodesSpecimen.Buses.class,
              "publishShouldBeHeardInOrder",
              Among.bus(BrokenBus.HeardTwice::new)),
          new Defect<>(
              "bus tells topics by prefix",
              NodesSpecimen.Buses.class,
              "publishShouldNotBeHeardUnderOtherTopics",
              Among.bus(BrokenBus.TopicsByPrefix::new)),
          new Defect<>(
              "bus never unsubscribes",
              NodesSpecimen.Buses.class,
              "unsubscribeShouldEndTheHearing",
              Among.bus(BrokenBus.NeverUnsubscribes::new)),
          new Defect<>(
              "bus does not let go again",
              NodesSpecimen.Buses.class,
              "theLastCallAboutATopicShouldCount",
              Among.bus(BrokenBus.NeverLeavesAgain::new)),
          new Defect<>(
              "bus spoils bytes",
              NodesSpecimen.Buses.class,
              "publishShouldCarryAnyBytes",
              Among.bus(BrokenBus.SpoilsBytes::new)),
          new Defect<>(
              "bus cuts long payloads",
              NodesSpecimen.Buses.class,
              "publishShouldCarryTheLongestPayloadAndDropLongerOnes",
              Among.bus(BrokenBus.CutsLongPayloads::new)),
          new Defect<>(
              "bus says that it carries what it does not",
              NodesSpecimen.Buses.class,
              "publishShouldCarryTheLongestPayloadAndDropLongerOnes",
              Among.bus(BrokenBus.BoastsOfLongPayloads::new)),
          new Defect<>(
              "roster tells orphans twice",
              NodesSpecimen.DeadNodes.class,
              "renewShouldTellOfTheAccountsOfADeadNodeOnce",
              Among.roster(BrokenRoster.OrphansToldTwice::new)),
          new Defect<>(
              "roster does not tell orphans",
              NodesSpecimen.DeadNodes.class,
              "renewShouldTellOfTheAccountsOfADeadNodeOnce",
              Among.roster(BrokenRoster.OrphansUntold::new)),
          new Defect<>(
              "roster does not tell of the death of a node that had nobody",
              NodesSpecimen.DeadNodes.class,
              "renewShouldTellOneNodeOfADeadOneThatHadNobodyOnline",
              Among.roster(BrokenRoster.DeathUntold::new)),
          new Defect<>(
              "roster does not tell of its loss",
              NodesSpecimen.Rosters.class,
              "renewShouldTellEachNodeOnceThatTheListWasLost",
              Among.roster(BrokenRoster.LossUntold::new)),
          new Defect<>(
              "roster always tells of a loss",
              NodesSpecimen.Rosters.class,
              "renewShouldTellOfNothingWhenAllIsWell",
              Among.roster(BrokenRoster.LossToldAlways::new)),
          new Defect<>(
              "roster does not tell of a burial",
              NodesSpecimen.DeadNodes.class,
              "renewShouldTellANodeThatWasTakenForDead",
              Among.roster(BrokenRoster.BurialUntold::new)),
          new Defect<>(
              "roster does not renew twice",
              NodesSpecimen.DeadNodes.class,
              "renewShouldTellANodeThatWasTakenForDead",
              Among.roster(BrokenRoster.NeverRenews::new)),
          new Defect<>(
              "roster renews when it is written",
              NodesSpecimen.DeadNodes.class,
              "putShouldNotKeepTheNodeAlive",
              Among.roster(BrokenRoster.WritingRenews::new)),
          new Defect<>(
              "roster takes here for elsewhere",
              NodesSpecimen.Rosters.class,
              "putShouldBeSeenByTheOthersOnly",
              Among.roster(BrokenRoster.ElsewhereIsHere::new)),
          new Defect<>(
              "roster piles up devices",
              NodesSpecimen.Rosters.class,
              "putShouldReplaceWhatTheNodeWroteBefore",
              Among.roster(BrokenRoster.DevicesPileUp::new)),
          new Defect<>(
              "roster without grace",
              NodesSpecimen.Rosters.class,
              "putShouldKeepTheAccountOnlineWithoutADeviceWhileItIsAboutToLeave",
              Among.roster(BrokenRoster.NoGrace::new)),
          new Defect<>(
              "roster removes in two steps",
              NodesSpecimen.Rosters.class,
              "removeShouldAnswerOneOnlyThatNobodyIsLeftWhenAllRemoveAtOnce",
              Among.roster(BrokenRoster.LooksBeforeItRemoves::new)),
          new Defect<>(
              "roster puts in two steps",
              NodesSpecimen.Rosters.class,
              "putShouldAnswerOneOnlyThatItIsTheFirstWhenAllPutAtOnce",
              Among.roster(BrokenRoster.LooksBeforeItPuts::new)));

  private NodesDefects() {}
}
